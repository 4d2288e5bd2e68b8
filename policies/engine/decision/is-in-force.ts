import type { Term } from '../policy-index';

/** Whether a grant counts at this time. Expired, suspended and revoked agreements contribute nothing. */
export function isInForce(term: Term | null, nowMs: number): boolean {
  return term === null || (term.active && term.fromMs <= nowMs && nowMs < term.untilMs);
}
