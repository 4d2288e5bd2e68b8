import { Command } from 'commander';
import { type ChangeFlags, changeOptions } from './change-options';

/** `sharegraph policy reinstate` */
export function reinstateVerb(): Command {
  const command = new Command('reinstate')
    .description('switch a suspended agreement, client or organisation on again; what is revoked stays revoked')
    .argument('[agreement]', 'id of the suspended agreement')
    .option('--client <id>', 'this application in its place (default: none)')
    .option('--organisation <id>', 'this organisation in its place (default: none)');
  return changeOptions(command).action(async (agreement: string | undefined, flags: ChangeFlags) => {
    const { runPolicyReinstate } =
      require('../../policy/run-policy-revoke') as typeof import('../../policy/run-policy-revoke');
    process.exitCode = await runPolicyReinstate(agreement, flags);
  });
}
