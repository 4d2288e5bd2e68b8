import { Command } from 'commander';
import { settingsHelp } from '../../options/settings-help';
import { finish } from './finish';
import { policyPlace } from './policy-place';

/** `sharegraph policy check` */
export function checkVerb(): Command {
  return new Command('check')
    .description('find every fault in the policy documents, with file, line and reason')
    .option('--json', 'write JSON', false)
    .addHelpText('after', '\nExit codes: 0 sound, 1 faults.')
    .addHelpText('after', settingsHelp('policyDirectory'))
    .action(({ json }: { readonly json: boolean }) => {
      const { checkPolicy } =
        require('../../../../policies/cli/check-policy') as typeof import('../../../../policies/cli/check-policy');
      finish(checkPolicy({ ...policyPlace(), json }));
    });
}
