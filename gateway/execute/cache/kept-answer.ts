/** An answer of a department as it came, before anything was masked. */
export interface KeptAnswer {
  /** A row of `_entities`, or the `data` of a root fetch. */
  readonly value: object;
  /** Concrete type of a row; null for root fields. */
  readonly typeName: string | null;
  /** When it was asked for, in milliseconds since the epoch: it cannot be newer than that. */
  readonly askedMs: number;
}
