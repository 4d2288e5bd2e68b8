import type { Source } from './source';

/** One row, its columns in camel case. `date` is text (`2026-11-20`), `timestamptz` too (RFC 3339, UTC). */
export type Row = Record<string, unknown>;

/** A register in PostgreSQL, read only. Tests wrap it to count statements. */
export interface Database extends Source {
  /**
   * Runs one constant statement; everything that varies is a parameter.
   * Rejects with the driver's error, which may quote values: it must not leave the department.
   */
  rows(statement: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
}
