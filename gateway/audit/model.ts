import type { DepartmentCall } from '../execute/model';

/**
 * What the pipeline reports about one answer before its first byte leaves: who asked, for what, and which coordinates
 * were shown. Never a value: people and organisations stand in it as digests made by `subjectDigest`.
 */
export interface AuditRecord {
  readonly requestId: string;
  readonly consumer: {
    readonly client: string;
    readonly organisation: string;
    readonly operator: string | null;
    readonly division: string | null;
  };
  /** 31-digit item code, or null. */
  readonly item: string | null;
  readonly case: string | null;
  /** Policy revision that decided. */
  readonly revision: string;
  /** SHA-256 (hex) of the operation's canonical text. */
  readonly operationId: string;
  /** Coordinates that the caller saw, in full or masked. */
  readonly disclosed: readonly string[];
  /** Coordinates that were fetched inside (keys, `@requires`, rule inputs) and not shown. */
  readonly used: readonly string[];
  /** `subjectDigest` of each person and organisation that the answer is about. */
  readonly subjects: readonly string[];
  /** Coordinates that were refused. */
  readonly refused: readonly string[];
  readonly calls: readonly DepartmentCall[];
}

/** Proof that a record stands in the log: whoever holds it can tell when the record or the log's tail is gone. */
export interface Receipt {
  /** Position of the record in the file, from 1. */
  readonly sequence: number;
  /** SHA-256 (hex) of the record and, through the chain, of everything before it. */
  readonly hash: string;
  /** HMAC-SHA256 (base64url) over sequence and hash by the log's key: no one else can make a receipt. */
  readonly seal: string;
}

/** The append-only log of what was disclosed. */
export interface AuditLog {
  /**
   * Resolves after the record's batch was written and synced, in the order of the calls.
   * Rejects with an `AuditError` when it wasn't; the answer must then not leave.
   */
  append(record: AuditRecord): Promise<Receipt>;
  /** The last acknowledged record, or null in an empty file. */
  readonly head: Receipt | null;
  /**
   * Whether the last batch reached the disk: for the readiness probe. Reading it while it is false tries the disk again,
   * since a gateway that is not ready gets no requests that would.
   */
  readonly healthy: boolean;
  /** Waits for what was appended, refuses what comes after, gives the lock back. */
  close(): Promise<void>;
}
