import { policyDiff } from '../analysis/diff/policy-diff';
import type { CommandResult } from './command-result';
import { diffLines } from './diff-lines';
import { momentMs } from './moment';
import { PolicyReferenceError, policyReference, type ReferencePlace } from './policy-reference';

export interface DiffOptions extends ReferencePlace {
  /** A folder, a git reference or the number of a revision. */
  readonly before: string;
  readonly after: string;
  /** `YYYY-MM-DD`, or date and time: both are compared as they count then. */
  readonly now: string;
  readonly json?: boolean;
}

/** `policy diff`: who gains or loses what from one policy set to another. Exit codes as those of `diff`. */
export async function diffPolicy(options: DiffOptions): Promise<CommandResult> {
  const { before, after, now, json, report } = options;
  try {
    const nowMs = momentMs(now);
    const old = await policyReference(options, before);
    const recent = await policyReference(options, after);
    const diff = policyDiff(old, recent, nowMs, report);
    const exitCode = diff.access.length > 0 || diff.settings.length > 0 ? 1 : 0;
    const lines = json ? [JSON.stringify(diff, null, 2)] : diffLines(diff, [before, after]);
    return { exitCode, lines, stream: 'stdout' };
  } catch (error) {
    return { exitCode: 2, lines: error instanceof PolicyReferenceError ? error.lines : [(error as Error).message] };
  }
}
