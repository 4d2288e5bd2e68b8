import { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { settingsHelp } from '../../options/settings-help';

/** `sharegraph policy revisions` */
export function revisionsVerb(): Command {
  return new Command('revisions')
    .description('list the revisions of the share policy, the live one first')
    .option('--limit <count>', 'how many', parseCount(1, 100), 20)
    .option('--json', 'write JSON', false)
    .addHelpText('after', () => settingsHelp('policyDatabaseUrl', 'stateDirectory'))
    .action(async (flags: { readonly limit: number; readonly json: boolean }) => {
      const { runPolicyRevisions } =
        require('../../policy/run-policy-revisions') as typeof import('../../policy/run-policy-revisions');
      process.exitCode = await runPolicyRevisions(flags);
    });
}
