export type AuditErrorCode =
  /** The file could not be written or synced; the next append tries again. */
  | 'sink_failed'
  /** More records wait than the queue may hold. */
  | 'queue_full'
  /** The record is too long, or holds what JSON cannot say: a fault of the gateway. */
  | 'record_invalid'
  | 'closed'
  /** Another process writes this file. */
  | 'locked'
  /** The file's end is not what this log wrote: somebody altered or cut it. */
  | 'tampered'
  | 'misconfigured';

/** Why a record was not acknowledged. Messages name files and positions, never what a record holds. */
export class AuditError extends Error {
  override readonly name = 'AuditError';

  constructor(
    readonly code: AuditErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
