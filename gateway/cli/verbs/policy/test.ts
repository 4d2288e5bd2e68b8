import { Command } from 'commander';
import { settingsHelp } from '../../settings-help';
import { finish } from './finish';
import { policyPlace } from './policy-place';

/** `sharegraph policy test` */
export function testVerb(): Command {
  return new Command('test')
    .description('decide every case in policies/cases and compare with what it expects')
    .addHelpText('after', '\nExit codes: 0 every case holds, 1 a case fails or the documents have faults.')
    .addHelpText('after', settingsHelp('policyDirectory'))
    .action(() => {
      const { testPolicy } =
        require('../../../../policies/cli/test-policy') as typeof import('../../../../policies/cli/test-policy');
      finish(testPolicy(policyPlace()));
    });
}
