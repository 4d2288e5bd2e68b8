import { Command } from 'commander';
import { checkVerb } from './policy/check';
import { diffVerb } from './policy/diff';
import { explainVerb } from './policy/explain';
import { exportVerb } from './policy/export';
import { importVerb } from './policy/import';
import { matrixVerb } from './policy/matrix';
import { reinstateVerb } from './policy/reinstate';
import { revisionsVerb } from './policy/revisions';
import { revokeVerb } from './policy/revoke';
import { rollbackVerb } from './policy/rollback';
import { simulateVerb } from './policy/simulate';
import { testVerb } from './policy/test';

/** `sharegraph policy …`: the work of a data steward, without a running gateway. One verb a file. */
export function policyVerb(): Command {
  return new Command('policy')
    .description('check, test, explain and compare the share policies')
    .addCommand(checkVerb())
    .addCommand(testVerb())
    .addCommand(explainVerb())
    .addCommand(matrixVerb())
    .addCommand(diffVerb())
    .addCommand(simulateVerb())
    .addCommand(revokeVerb())
    .addCommand(reinstateVerb())
    .addCommand(revisionsVerb())
    .addCommand(rollbackVerb())
    .addCommand(exportVerb())
    .addCommand(importVerb());
}
