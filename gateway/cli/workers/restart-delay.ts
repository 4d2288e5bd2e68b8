const mostMs = 10_000;
/** A worker that lived so long did not fail because of how it was started. */
const soundMs = 10_000;

/**
 * How long to wait before a worker that died is started again, in milliseconds: not at all the first time, then twice
 * as long each time it dies young. Something that kills every worker must not keep a core busy starting them.
 */
export class RestartDelay {
  #young = 0;

  /** @param livedMs how long the one that died had been there */
  next(livedMs: number): number {
    this.#young = livedMs >= soundMs ? 0 : this.#young + 1;
    return this.#young <= 1 ? 0 : Math.min(mostMs, 100 * 2 ** (this.#young - 2));
  }
}
