/** How long a step may be silent, in milliseconds. */
const silenceMs = 2_000;

/** Lines for somebody who waits: one when a step is done, and more while it takes longer than two seconds. */
export class Progress {
  readonly #write: (line: string) => void;
  readonly #nowMs: () => number;

  constructor(write: (line: string) => void, nowMs: () => number) {
    this.#write = write;
    this.#nowMs = nowMs;
  }

  /**
   * Runs a step and says how long it took.
   * @param what `PostgreSQL`, `registers`
   * @param work may report how far it is
   */
  async step<Result>(what: string, work: (report: (how: string) => void) => Promise<Result>): Promise<Result> {
    const startMs = this.#nowMs();
    const seconds = (): string => `${((this.#nowMs() - startMs) / 1_000).toFixed(1)} s`;
    let how = 'working';
    const timer = setInterval(() => this.#write(`  … ${what}: ${how} (${seconds()})`), silenceMs);
    try {
      const result = await work((report) => {
        how = report;
      });
      this.#write(`  ✓ ${what} (${seconds()})`);
      return result;
    } finally {
      clearInterval(timer);
    }
  }
}
