interface Entry {
  readonly startMs: number;
  /** Neither answered nor old. */
  young: boolean;
}

/**
 * Requests in work, and how many of them came lately. Those that have been there for a while wait for a department that
 * is slow: they cost no processor time, and must not keep others out when that is short.
 */
export class InWork {
  /** By the time at which they came. */
  readonly #entries: Entry[] = [];
  #young = 0;
  #all = 0;
  /** How long a request counts as come lately; for those that have not been found to be old yet. */
  youngMs: number;

  constructor(
    private readonly nowMs: () => number,
    youngMs: number,
  ) {
    this.youngMs = youngMs;
  }

  get all(): number {
    return this.#all;
  }

  get young(): number {
    const untilMs = this.nowMs() - this.youngMs;
    for (let first = this.#entries[0]; first && first.startMs < untilMs; first = this.#entries[0]) {
      this.#entries.shift();
      this.#end(first);
    }
    return this.#young;
  }

  /** One more; what is returned is called once, when it is answered. */
  enter(): () => void {
    const entry: Entry = { startMs: this.nowMs(), young: true };
    this.#entries.push(entry);
    this.#young += 1;
    this.#all += 1;
    return () => {
      this.#all -= 1;
      this.#end(entry);
    };
  }

  #end(entry: Entry): void {
    if (!entry.young) return;
    entry.young = false;
    this.#young -= 1;
  }
}
