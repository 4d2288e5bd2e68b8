import type { AgreementContent } from '../engine/documents';
import type { Approval } from './evidence';

/** How an agreement came to be drafted. `automatic`: unconditional coordinates, which nobody has to approve. */
export type DraftKind = 'approval' | 'automatic' | 'break-glass';

/** How far a draft is, as stored. What becomes of it once it is in a revision is told by the policy store. */
export type DraftState = 'requested' | 'approved' | 'confirmed' | 'activated' | 'refused' | 'withdrawn';

/** Where an agreement stands at a moment. `removed`: no document of the live revision states it any more. */
export type State = Exclude<DraftState, 'activated'> | 'active' | 'suspended' | 'revoked' | 'expired' | 'removed';

/** What an officer does to an agreement. */
export type Action =
  | 'approve'
  | 'confirm'
  | 'activate'
  | 'refuse'
  | 'withdraw'
  | 'suspend'
  | 'reinstate'
  | 'revoke'
  | 'review';

/** What was asked for, as it was asked. */
export interface ApplicationRequest {
  /** Client id. */
  readonly client: string;
  /** Short item id or item code. */
  readonly item: string;
  readonly coordinates: readonly RequestedCoordinate[];
  /** Law or decision that it rests on. */
  readonly basis: string;
  /** What it is for, in words. */
  readonly purpose: string;
  /** Requests a day. */
  readonly perDay: number;
  /** Last day, `YYYY-MM-DD` in China. */
  readonly until: string;
}

export interface RequestedCoordinate {
  readonly coordinate: string;
  /** `full` or `mask(<name>)`; left out, what the catalogue gives by default. */
  readonly form?: string | undefined;
}

/** One agreement in the making: what one provider is asked for. */
export interface Draft {
  /** Id of the agreement that it becomes. */
  readonly agreement: string;
  /** Number of the application; drafts of one application share it. */
  readonly application: number;
  readonly kind: DraftKind;
  /** Officer's id. */
  readonly applicant: string;
  /** With `status: active` and an empty `approvedBy`, which is written when it is activated. */
  readonly content: AgreementContent;
  readonly digest: string;
  readonly purpose: string;
  readonly state: DraftState;
  readonly openedAtMs: number;
  /** Last day for an answer, `YYYY-MM-DD` in China. */
  readonly dueOn: string;
  readonly approve: Approval | null;
  readonly confirm: Approval | null;
  /** Why it was refused. */
  readonly refusal: string | null;
  /** Number of the revision in which it became live. */
  readonly revision: number | null;
  /** Of a break-glass agreement that was opened: last day for its review. */
  readonly reviewDueOn: string | null;
  readonly review: Review | null;
}

/** What an auditor found about an emergency, afterwards. */
export interface Review {
  readonly officer: string;
  readonly atMs: number;
  readonly justified: boolean;
  readonly note: string;
}
