/** Counts uses in fixed windows. Rejects when it cannot count: a limit that cannot be held refuses. */
export interface Counter {
  /** Adds to the window of `key` that contains `nowMs` and returns the new total. */
  add(key: string, amount: number, windowMs: number, nowMs: number): Promise<number>;
}
