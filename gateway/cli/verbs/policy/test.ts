import { Command } from 'commander';
import { settingsHelp } from '../../options/settings-help';
import { finish } from './finish';
import { policyPlace } from './policy-place';

/** `sharegraph policy test` */
export function testVerb(): Command {
  return new Command('test')
    .description('decide every case in policies/cases, compare with what it expects, and tell what no case touches')
    .option('--uncovered', 'list every grant, step, forbid, item, coordinate and argument that no case touches', false)
    .option('--json', 'write JSON', false)
    .addHelpText('after', '\nExit codes: 0 every case holds, 1 a case fails or the documents have faults.')
    .addHelpText('after', settingsHelp('policyDirectory'))
    .action((flags: { readonly uncovered: boolean; readonly json: boolean }) => {
      const { testPolicy } =
        require('../../../../policies/cli/test-policy') as typeof import('../../../../policies/cli/test-policy');
      finish(testPolicy({ ...policyPlace(), ...flags }));
    });
}
