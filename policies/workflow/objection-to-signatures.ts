import type { AgreementContent, OfficerContent } from '../engine/documents';
import type { Approval, ApprovalEvidence, BreakGlassEvidence } from './evidence';
import { objectionToSignature } from './objection-to-signature';

type Signed = ApprovalEvidence | BreakGlassEvidence;

const longestBreakGlassMs = 24 * 3_600 * 1_000;

/**
 * Why two signatures don't approve an agreement, in one clause, or null when they do: two different officers of the
 * provider, a steward and an approver, neither of them the applicant, each with a key of their own.
 * @param isNew whether they were given for the revision in the making: then nobody suspended and no former key counts
 */
export function objectionToSignatures(
  evidence: Signed,
  content: AgreementContent,
  officers: ReadonlyMap<string, OfficerContent>,
  isNew: boolean,
): string | null {
  const { approve, confirm } = evidence;
  if (!isApproval(approve) || !isApproval(confirm)) return 'a signature is missing or malformed';
  if (approve.officer === confirm.officer) return `\`${approve.officer}\` signed twice: expected two persons`;
  const applicant = evidence.kind === 'approval' ? evidence.applicant : null;
  const subject = { ...evidence, applicant, provider: content.provider };
  const objection =
    objectionToSignature('approve', approve, subject, officers, isNew) ??
    objectionToSignature('confirm', confirm, subject, officers, isNew);
  if (objection !== null) return objection;
  if (Date.parse(confirm.at) < Date.parse(approve.at)) return 'it was confirmed before it was approved';
  const names = [approve.officer, confirm.officer];
  if (content.approvedBy.length !== 2 || names.some((name, index) => content.approvedBy[index] !== name)) {
    return `\`approvedBy\` names ${content.approvedBy.join(', ')}: expected ${names.join(', ')}, who signed`;
  }
  if (evidence.kind === 'approval') return objectionToApplicant(evidence, content, officers);
  const until = Date.parse(content.breakGlass?.until ?? '');
  const openMs = until - Date.parse(confirm.at);
  return openMs > 0 && openMs <= longestBreakGlassMs
    ? null
    : 'an emergency ends at most 24 hours after its second signature, and not before it';
}

function objectionToApplicant(
  { applicant, approve, confirm }: ApprovalEvidence,
  { consumer }: AgreementContent,
  officers: ReadonlyMap<string, OfficerContent>,
): string | null {
  if (applicant === approve.officer || applicant === confirm.officer) return `the applicant \`${applicant}\` signed it`;
  const officer = officers.get(applicant);
  if (!officer) return `the applicant \`${applicant}\` is no registered officer`;
  return officer.organisation === consumer
    ? null
    : `the applicant \`${applicant}\` is of \`${officer.organisation}\`, not of the consumer \`${consumer}\``;
}

function isApproval(value: Approval | undefined): value is Approval {
  if (typeof value !== 'object' || value === null) return false;
  const { officer, at, signature } = value;
  return typeof officer === 'string' && typeof signature === 'string' && isInstant(at);
}

/** Exactly the form that `Date.toISOString` gives, so that one moment has one text. */
function isInstant(at: unknown): boolean {
  if (typeof at !== 'string') return false;
  const ms = Date.parse(at);
  return Number.isFinite(ms) && new Date(ms).toISOString() === at;
}
