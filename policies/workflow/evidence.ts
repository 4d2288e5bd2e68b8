/** Why an agreement may be in force. Travels with the policy set, and is verified where the policy set is loaded. */
export type Evidence = GenesisEvidence | ApprovalEvidence | BreakGlassEvidence;

/** The agreement stood in the files that an empty store was seeded from; whoever seeded it answers for it. */
export interface GenesisEvidence {
  readonly kind: 'genesis';
  /** The agreement's id. */
  readonly agreement: string;
  /** Of `agreementDigest`. */
  readonly digest: string;
}

/** Two officers of the provider agreed to what somebody else applied for. */
export interface ApprovalEvidence {
  readonly kind: 'approval';
  readonly agreement: string;
  readonly digest: string;
  /** Officer's id. Never one of the two below. */
  readonly applicant: string;
  /** By a steward. */
  readonly approve: Approval;
  /** By an approver, later. */
  readonly confirm: Approval;
}

/** Two officers of the provider opened something in an emergency, for 24 hours at most from the second signature. */
export interface BreakGlassEvidence {
  readonly kind: 'break-glass';
  readonly agreement: string;
  readonly digest: string;
  readonly approve: Approval;
  readonly confirm: Approval;
}

/** One officer's signature. */
export interface Approval {
  /** Officer's id. */
  readonly officer: string;
  /** When they signed, by their own clock: `2026-11-21T08:30:00.000Z`. */
  readonly at: string;
  /** Ed25519 over `approvalText`, base64url. */
  readonly signature: string;
}

/** Which of the two signatures. */
export type ApprovalRole = 'approve' | 'confirm';
