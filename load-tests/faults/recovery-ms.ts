import type { Sample } from './steady-load';

/** Answers that have to be whole, one after another, before a department counts as recovered. */
const enough = 20;

/**
 * How long after the end of a fault the first request came since which every answer was whole.
 * @returns null when it has not recovered within these samples
 */
export function recoveryMs(samples: readonly Sample[], healedMs: number): number | null {
  const after = samples.filter(({ dueMs }) => dueMs >= healedMs).sort((a, b) => a.dueMs - b.dueMs);
  const lastBad = after.findLastIndex(({ outcome }) => outcome !== 'whole');
  const whole = after.slice(lastBad + 1);
  return whole.length < enough ? null : whole[0]!.dueMs - healedMs;
}
