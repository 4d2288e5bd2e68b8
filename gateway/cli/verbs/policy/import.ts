import { Command } from 'commander';
import { processConfig } from '../../../config/process-config';
import { type ChangeFlags, changeOptions } from './change-options';

/** `sharegraph policy import` */
export function importVerb(): Command {
  const command = new Command('import')
    .description('make the policy files of a folder live; an empty store gets its first revision from them')
    .argument('[folder]', 'folder of policies (default: SHAREGRAPH_POLICY_DIR)')
    .option('--dry-run', 'say what would change and what speaks against it, and make nothing live', false)
    .option('--if-empty', 'do nothing where there is a revision already: what started it counts no more', false);
  return changeOptions(command).action(
    async (
      folder: string | undefined,
      flags: ChangeFlags & { readonly dryRun: boolean; readonly ifEmpty: boolean },
    ) => {
      const { runPolicyImport } =
        require('../../policy/run-policy-import') as typeof import('../../policy/run-policy-import');
      const directory = folder ?? processConfig('tool').policyDirectory;
      process.exitCode = await runPolicyImport(directory, { ...flags, waitMs: flags.wait });
    },
  );
}
