import { Command } from 'commander';
import { parseCount } from '../../options/parse-count';
import { type ChangeFlags, changeOptions } from './change-options';

/** `sharegraph policy rollback` */
export function rollbackVerb(): Command {
  const command = new Command('rollback')
    .description('make the content of an earlier revision live again, as a new revision')
    .argument('<revision>', 'its number, as `policy revisions` lists it', parseCount(1, Number.MAX_SAFE_INTEGER));
  return changeOptions(command).action(async (revision: number, { reason, wait }: ChangeFlags) => {
    const { runPolicyRollback } =
      require('../../policy/run-policy-rollback') as typeof import('../../policy/run-policy-rollback');
    process.exitCode = await runPolicyRollback(revision, { reason, waitMs: wait });
  });
}
