export interface AvailabilityOptions {
  /** Tries it once; rejects while it cannot be used. */
  probe(): Promise<unknown>;
  /** Whether nobody will use it any more. */
  isOver(): boolean;
  /** Between two probes, in milliseconds. Default 500. */
  readonly intervalMs?: number;
}

/**
 * Whether something can be used that everybody here needs. Once it has failed nobody waits for it any more: who comes is
 * refused at once, until a probe in the background succeeds. Otherwise all who wait for what is gone fill the places of those who need
 * nothing of it.
 */
export class Availability {
  #ok = true;

  constructor(private readonly options: AvailabilityOptions) {}

  get ok(): boolean {
    return this.#ok;
  }

  /** Rejects with the error of the work, or at once. */
  async use<Result>(work: () => Promise<Result>): Promise<Result> {
    if (!this.#ok) throw new Error('it failed a moment ago, and is tried again in the background');
    try {
      return await work();
    } catch (error) {
      // Many may fail together.
      if (this.#ok) this.#probeLater();
      this.#ok = false;
      throw error;
    }
  }

  #probeLater(): void {
    const { probe, isOver, intervalMs = 500 } = this.options;
    setTimeout(() => {
      if (isOver()) return;
      probe().then(
        () => {
          this.#ok = true;
        },
        () => this.#probeLater(),
      );
    }, intervalMs).unref();
  }
}
