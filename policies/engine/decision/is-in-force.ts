import type { AppliedOverlay, Term } from '../policy-index';

/**
 * Whether a grant counts at this time. Expired, suspended and revoked agreements contribute nothing.
 * @param applied what is switched off on top of the documents; null to ask the documents alone
 */
export function isInForce(term: Term | null, nowMs: number, applied: AppliedOverlay | null): boolean {
  if (term === null) return true;
  if (!term.active || nowMs < term.fromMs || nowMs >= term.untilMs) return false;
  return applied === null || !applied.agreements.has(term.agreement);
}
