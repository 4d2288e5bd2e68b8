import type { ApprovalEvidence, BreakGlassEvidence } from './evidence';
import type { Draft } from './model';

/** What both signatures under a draft prove; null before there are two, and for what nobody has to sign. */
export function draftEvidence(draft: Draft): ApprovalEvidence | BreakGlassEvidence | null {
  const { kind, agreement, digest, applicant, approve, confirm } = draft;
  if (!approve || !confirm) return null;
  const signed = { agreement, digest, approve, confirm };
  return kind === 'break-glass' ? { kind, ...signed } : { kind: 'approval', applicant, ...signed };
}
