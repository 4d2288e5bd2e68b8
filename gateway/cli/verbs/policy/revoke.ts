import { Command } from 'commander';
import { type ChangeFlags, changeOptions } from './change-options';

/** `sharegraph policy revoke` */
export function revokeVerb(): Command {
  const command = new Command('revoke')
    .description('switch an agreement off for good, or suspend a client or organisation, everywhere within a second')
    .argument('[agreement]', 'id of the agreement, for example s07-licenses-psb')
    .option('--client <id>', 'suspend this application in its place (default: none)')
    .option('--organisation <id>', 'suspend this organisation in its place (default: none)');
  return changeOptions(command).action(async (agreement: string | undefined, flags: ChangeFlags) => {
    const { runPolicyRevoke } =
      require('../../policy/run-policy-revoke') as typeof import('../../policy/run-policy-revoke');
    process.exitCode = await runPolicyRevoke(agreement, flags);
  });
}
