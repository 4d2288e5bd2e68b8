/** One use that is counted in the fixed window of its scope and key that contains the moment of counting. */
export interface CountedUse {
  /** Whose uses of what are counted: many keys have it in common. */
  readonly scope: string;
  /** The one that is counted. May hold an identifier: it must not leave the process as it is. */
  readonly key: string;
  readonly amount: number;
  readonly windowMs: number;
}

/** Counts uses in fixed windows. Rejects or throws when it cannot count: a limit that cannot be held refuses. */
export interface Counter {
  /** Adds each use to its window and returns the new totals, in the order of the uses. */
  add(uses: readonly CountedUse[], nowMs: number): readonly number[] | Promise<readonly number[]>;
}
