/** One use that is counted in the fixed window of its scope and key that contains the moment of counting. */
export interface CountedUse {
  /** Whose uses of what are counted: many keys have it in common. */
  readonly scope: string;
  /** The one that is counted. May hold an identifier: it must not leave the process as it is. */
  readonly key: string;
  readonly amount: number;
  readonly windowMs: number;
  /** Of its window, this use included. */
  readonly limit: number;
  /** Which limit this is, as is said to who is over it: `in a minute`. */
  readonly what: string;
  /** Uses with the same one are counted in one place where counters are spread over many; without one, each by itself. */
  readonly place?: string;
  /** What is counted besides when this is the first use of its window: so that different keys are counted, each once. */
  readonly whenFirst?: CountedUse | undefined;
}

/** Counts uses in fixed windows. Rejects or throws when it cannot count: a limit that cannot be held refuses. */
export interface Counter {
  /** Whether it can count, as far as is known. */
  readonly healthy: boolean;
  /**
   * Counts each use, or none of them when one is over its limit: then gives the first that is. Those that hold back most
   * stand first.
   */
  take(uses: readonly CountedUse[], nowMs: number): CountedUse | null | Promise<CountedUse | null>;
}
