import { Command } from 'commander';
import { namedVerbs } from './named-verbs';

/**
 * `sharegraph policy …`: the work of a data steward, without a running gateway. One verb a file.
 * @param words after `policy`, as far as they are known
 */
export function policyVerb([verb]: readonly string[] = []): Command {
  const policy = new Command('policy').description('check, test, explain and compare the share policies');
  for (const each of namedVerbs(makers, verb)) policy.addCommand(each);
  return policy;
}

/** In the order in which help lists them. */
const makers: Readonly<Record<string, () => Command>> = {
  check: () => (require('./policy/check') as typeof import('./policy/check')).checkVerb(),
  test: () => (require('./policy/test') as typeof import('./policy/test')).testVerb(),
  explain: () => (require('./policy/explain') as typeof import('./policy/explain')).explainVerb(),
  matrix: () => (require('./policy/matrix') as typeof import('./policy/matrix')).matrixVerb(),
  diff: () => (require('./policy/diff') as typeof import('./policy/diff')).diffVerb(),
  simulate: () => (require('./policy/simulate') as typeof import('./policy/simulate')).simulateVerb(),
  revoke: () => (require('./policy/revoke') as typeof import('./policy/revoke')).revokeVerb(),
  reinstate: () => (require('./policy/reinstate') as typeof import('./policy/reinstate')).reinstateVerb(),
  revisions: () => (require('./policy/revisions') as typeof import('./policy/revisions')).revisionsVerb(),
  rollback: () => (require('./policy/rollback') as typeof import('./policy/rollback')).rollbackVerb(),
  export: () => (require('./policy/export') as typeof import('./policy/export')).exportVerb(),
  import: () => (require('./policy/import') as typeof import('./policy/import')).importVerb(),
};
