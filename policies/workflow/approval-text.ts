import { canonical } from '../engine/canonical';
import type { ApprovalRole } from './evidence';

/** What one signature is about. */
export interface ApprovalSubject {
  readonly kind: 'approval' | 'break-glass';
  /** The agreement's id. */
  readonly agreement: string;
  /** Of `agreementDigest`. */
  readonly digest: string;
  /** Officer who applied; null for break-glass. */
  readonly applicant: string | null;
  readonly role: ApprovalRole;
  /** Officer who signs. */
  readonly officer: string;
  /** `2026-11-21T08:30:00.000Z` */
  readonly at: string;
}

/** The text that an officer signs: canonical JSON that holds everything which must not be exchanged afterwards. */
export function approvalText({ kind, agreement, digest, applicant, role, officer, at }: ApprovalSubject): string {
  return canonical({ sharegraph: 'approval 1', kind, agreement, digest, applicant, role, officer, at });
}
