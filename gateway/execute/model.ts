/**
 * What execution leaves behind: plain JSON by internal names, with a `FieldFault` in the place of each value that
 * could not be had. A fault stands where the value would have stood, so projection can report it under every name
 * that the client gave to that field.
 */
export class FieldFault {
  constructor(
    readonly code: FaultCode,
    /** Safe for the caller: no URL, no subgraph name, no value. */
    readonly message: string,
  ) {}
}

export type FaultCode =
  | 'DEPARTMENT_UNAVAILABLE'
  | 'DEPARTMENT_TIMEOUT'
  | 'DEPARTMENT_REFUSED'
  | 'DEPARTMENT_ERROR'
  | 'DEPARTMENT_ANSWER_INVALID';

export interface ResponseTree {
  /** Keyed by internal names; null-prototype objects. */
  readonly data: Record<string, unknown>;
  readonly calls: readonly DepartmentCall[];
  /** Age of the oldest answer that stands in for a failing department, in seconds; absent when none does. */
  readonly staleSeconds?: number;
}

/** One call that was made, or an answer that had been kept, for the audit record and metrics. */
export interface DepartmentCall {
  readonly subgraph: string;
  readonly coordinates: readonly string[];
  readonly durationMs: number;
  readonly outcome: 'ok' | FaultCode;
  /** Nothing was sent: the answer had been kept. */
  readonly cached?: true;
}
