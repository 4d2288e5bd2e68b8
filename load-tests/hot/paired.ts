import { median } from '../peers/measure/median';
import type { Round } from '../peers/measure/summarise';

/**
 * The median over the rounds of something of two targets that were measured one right after the other: what else this
 * machine does at a time touches both.
 * @returns null where no round has answers of both
 */
export function paired(
  left: readonly Round[],
  right: readonly Round[],
  compare: (left: Round, right: Round) => number,
): number | null {
  const pairs = left.flatMap((one, index) => {
    const other = right[index];
    return other && one.requests > 0 && other.requests > 0 ? [compare(one, other)] : [];
  });
  return median(pairs);
}

/** CPU time of a request, in microseconds. */
export function cpuUs({ cpuMs, requests }: Round): number {
  return (cpuMs * 1_000) / requests;
}
