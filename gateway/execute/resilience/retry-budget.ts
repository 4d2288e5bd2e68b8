/** Retries saved up at most: a department that comes back is not met by a wave of them. */
const most = 10;

/**
 * How many retries are affordable: each call earns a fraction of one, each retry spends one. A department that fails
 * everything is so asked at most `percent` more often than without retries, instead of twice as often.
 */
export class RetryBudget {
  #saved = most;

  /** @param percent retries for each hundred calls; 0: none at all */
  constructor(private readonly percent: number) {}

  /** A call was made that is not a retry. */
  earn(): void {
    this.#saved = Math.min(most, this.#saved + this.percent / 100);
  }

  /** Whether a retry may be made; it is then spent. */
  spend(): boolean {
    if (this.percent === 0 || this.#saved < 1) return false;
    this.#saved -= 1;
    return true;
  }
}
