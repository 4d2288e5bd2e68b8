import { chinaDate } from '../engine/decision/china-date';
import type { AgreementContent, OfficerContent, OfficerRole } from '../engine/documents';
import { approvalText } from './approval-text';
import type { Approval, ApprovalEvidence, ApprovalRole, BreakGlassEvidence } from './evidence';
import { verifySignature } from './verify-signature';

type Signed = ApprovalEvidence | BreakGlassEvidence;

/** Who may give which signature. */
const roleOf: Readonly<Record<ApprovalRole, OfficerRole>> = { approve: 'steward', confirm: 'approver' };
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
  const objection =
    objectionToOne('approve', evidence, content, officers, isNew) ??
    objectionToOne('confirm', evidence, content, officers, isNew);
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

function objectionToOne(
  role: ApprovalRole,
  evidence: Signed,
  { provider }: AgreementContent,
  officers: ReadonlyMap<string, OfficerContent>,
  isNew: boolean,
): string | null {
  const { officer: id, at, signature } = evidence[role];
  const officer = officers.get(id);
  if (!officer) return `\`${id}\` is no registered officer`;
  if (officer.organisation !== provider) {
    return `\`${id}\` is of \`${officer.organisation}\`, not of the provider \`${provider}\``;
  }
  if (!officer.roles.includes(roleOf[role])) {
    return `\`${id}\` is ${officer.roles.join(', ')}; to ${role} takes \`${roleOf[role]}\``;
  }
  if (isNew && officer.suspended) return `\`${id}\` is suspended`;
  const { kind, agreement, digest } = evidence;
  const applicant = evidence.kind === 'approval' ? evidence.applicant : null;
  const text = approvalText({ kind, agreement, digest, applicant, role, officer: id, at });
  return keysAt(officer, at, isNew).some((key) => verifySignature(key, text, signature))
    ? null
    : `the signature of \`${id}\` (${role}) is wrong`;
}

/** The key of today, and those that signed on that day. */
function keysAt({ publicKey, previousKeys = [] }: OfficerContent, at: string, isNew: boolean): readonly string[] {
  if (isNew) return [publicKey];
  const day = chinaDate(Date.parse(at));
  return [publicKey, ...previousKeys.filter(({ until }) => day <= until).map((previous) => previous.publicKey)];
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
