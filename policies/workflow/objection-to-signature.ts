import { chinaDate } from '../engine/decision/china-date';
import type { OfficerContent, OfficerRole } from '../engine/documents';
import { type ApprovalSubject, approvalText } from './approval-text';
import type { Approval, ApprovalRole } from './evidence';
import { verifySignature } from './verify-signature';

/** Who may give which signature. */
const roleOf: Readonly<Record<ApprovalRole, OfficerRole>> = { approve: 'steward', confirm: 'approver' };

/**
 * Why one signature is none, in one clause, or null when it is right: an officer of the provider, with the role that
 * it takes, over exactly this.
 * @param isNew whether it was given for the revision in the making: then nobody suspended and no former key counts
 */
export function objectionToSignature(
  role: ApprovalRole,
  { officer: id, at, signature }: Approval,
  {
    kind,
    agreement,
    digest,
    applicant,
    provider,
  }: Pick<ApprovalSubject, 'kind' | 'agreement' | 'digest' | 'applicant'> & { readonly provider: string },
  officers: ReadonlyMap<string, OfficerContent>,
  isNew: boolean,
): string | null {
  const officer = officers.get(id);
  if (!officer) return `\`${id}\` is no registered officer`;
  if (officer.organisation !== provider) {
    return `\`${id}\` is of \`${officer.organisation}\`, not of the provider \`${provider}\``;
  }
  if (!officer.roles.includes(roleOf[role])) {
    return `\`${id}\` is ${officer.roles.join(', ')}; to ${role} takes \`${roleOf[role]}\``;
  }
  if (isNew && officer.suspended) return `\`${id}\` is suspended`;
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
