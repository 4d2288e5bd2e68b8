/** Why the workflow refuses, by code; each stands in docs/stewards.md. */
export const workflowErrorCodes = [
  'BREAK_GLASS_TOO_LONG',
  'CONFLICT',
  'FORM_INVALID',
  'INPUT_INVALID',
  'NOTHING_TO_SEE',
  'NOT_ALLOWED',
  'OFFICER_SUSPENDED',
  'POLICY_FAULTS',
  'SAME_PERSON',
  'SIGNATURE_STALE',
  'SIGNATURE_WRONG',
  'TOO_MANY_APPLICATIONS',
  'UNKNOWN_AGREEMENT',
  'UNKNOWN_CLIENT',
  'UNKNOWN_COORDINATE',
  'UNKNOWN_ITEM',
  'UNKNOWN_OFFICER',
  'UNKNOWN_REVISION',
  'WITHHELD',
  'WRONG_STATE',
] as const;
export type WorkflowErrorCode = (typeof workflowErrorCodes)[number];

/** The workflow refuses and nothing changed. The message is for the officer who asked, and says what to do. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError';

  constructor(
    readonly code: WorkflowErrorCode,
    message: string,
  ) {
    super(message);
  }
}
