import { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { settingsHelp } from '../../options/settings-help';

/** `sharegraph policy export` */
export function exportVerb(): Command {
  return new Command('export')
    .description(
      'write the live share policy to a folder, every file as it was written, comments too, but for emergencies that are over',
    )
    .argument('<folder>', 'made where it is missing; policy files in it that the revision lacks are removed')
    .option(
      '--revision <number>',
      'an earlier revision (default: the live one)',
      parseCount(1, Number.MAX_SAFE_INTEGER),
    )
    .addHelpText('after', () => settingsHelp('policyDatabaseUrl', 'stateDirectory'))
    .action(async (folder: string, flags: { readonly revision?: number }) => {
      const { runPolicyExport } =
        require('../../policy/run-policy-export') as typeof import('../../policy/run-policy-export');
      process.exitCode = await runPolicyExport(folder, flags);
    });
}
