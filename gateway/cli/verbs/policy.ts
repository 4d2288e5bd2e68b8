import { Command } from 'commander';
import { checkVerb } from './policy/check';
import { explainVerb } from './policy/explain';
import { testVerb } from './policy/test';

/** `sharegraph policy …`: the work of a data steward, without a running gateway. One verb a file. */
export function policyVerb(): Command {
  return new Command('policy')
    .description('check, test and explain the share policies')
    .addCommand(checkVerb())
    .addCommand(testVerb())
    .addCommand(explainVerb());
}
