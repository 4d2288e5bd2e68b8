import type { Verbatim } from '../plan/model';

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

/**
 * JSON of a department that was found to be, character by character, what may be shown (`Verbatim`), and is kept as it
 * came. Whoever wants to look into it takes `value()`.
 */
export class RawJson {
  constructor(
    readonly bytes: Buffer,
    readonly start: number,
    readonly end: number,
    readonly form: Verbatim,
  ) {}

  /** For what is kept or compared as JSON. */
  toJSON(): unknown {
    return this.value();
  }

  /** The same as objects, lists and values; objects have no prototype. */
  value(): unknown {
    return withoutPrototypes(JSON.parse(this.bytes.toString('utf8', this.start, this.end)));
  }
}

/** A value of the tree that can be looked into. */
export function opened(value: unknown): unknown {
  return value instanceof RawJson ? value.value() : value;
}

function withoutPrototypes(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  const copy: Record<string, unknown> = Object.create(null);
  for (const name of Object.keys(value)) copy[name] = withoutPrototypes((value as Record<string, unknown>)[name]);
  return copy;
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
