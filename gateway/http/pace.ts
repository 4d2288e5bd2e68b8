/** Weight of all earlier turns beside the latest. */
const kept = 127 / 128;

/** Fewer say nothing: one turn in which memory was collected or a policy compiled would make each look as long as that. */
const fewest = 16;

/** What a request takes of this process, all its turns together, while there is always another to be begun. */
export class Pace {
  #workMs = 0;
  #begun = 0;

  /** Smoothed; 0 while too little is known. */
  get eachMs(): number {
    return this.#begun < fewest ? 0 : this.#workMs / this.#begun;
  }

  /** A turn of the event loop is over in which so many were begun. */
  turned(begun: number, workMs: number): void {
    this.#begun = this.#begun * kept + begun;
    this.#workMs = this.#workMs * kept + workMs;
  }

  /** Nobody has waited for a while: what comes next may be of another kind. */
  forget(): void {
    this.#begun = 0;
    this.#workMs = 0;
  }
}
