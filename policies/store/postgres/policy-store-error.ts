import type { PolicyFault } from '../../engine/policy-fault';

/** Why the store refused. */
export type PolicyStoreErrorCode =
  | 'conflict'
  | 'faults'
  | 'evidence'
  | 'unknown_revision'
  | 'unknown_target'
  | 'invalid'
  | 'empty'
  | 'read_only'
  | 'newer_schema';

/** The store refuses a change and nothing became live. The message is one line for whoever asked. */
export class PolicyStoreError extends Error {
  override readonly name = 'PolicyStoreError';

  constructor(
    readonly code: PolicyStoreErrorCode,
    message: string,
    /** With `faults` and `evidence`: each with file, line and column. */
    readonly faults: readonly PolicyFault[] = [],
  ) {
    super(message);
  }
}
