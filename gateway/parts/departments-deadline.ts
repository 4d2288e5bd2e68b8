/** Of a request's time, what is kept for deciding, masking and recording what there is: a twentieth, 50 ms at most. */
const keptShare = 1 / 20;
const mostKeptMs = 50;

/**
 * When nobody waits for departments any more, so that the answer, whole or not, is out by the request's own deadline.
 * @param nowMs by any clock
 * @param limits `deadlineMs` from when its client began to wait, `ageMs` ago
 * @returns milliseconds by that clock
 */
export function departmentsDeadline(
  nowMs: number,
  { deadlineMs, ageMs }: { readonly deadlineMs: number; readonly ageMs: number },
): number {
  return nowMs - ageMs + deadlineMs - Math.min(mostKeptMs, deadlineMs * keptShare);
}
