/** Somebody who has to be told that nobody waits any more. */
export type AbortListener = (() => void) | { handleEvent(): void };

/** What is used of an `AbortSignal`, which is one, too. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: AbortListener): void;
  removeEventListener(type: 'abort', listener: AbortListener): void;
}

/**
 * An `AbortController` and its signal in one, for where there are thousands a second: making that pair takes as long as
 * all that a request does with it.
 */
export class Abort implements Signal {
  #aborted = false;
  /** Made for the first of them: most have none. */
  #listeners: Set<AbortListener> | null = null;

  get aborted(): boolean {
    return this.#aborted;
  }

  addEventListener(_type: 'abort', listener: AbortListener): void {
    this.#listeners ??= new Set();
    this.#listeners.add(listener);
  }

  removeEventListener(_type: 'abort', listener: AbortListener): void {
    this.#listeners?.delete(listener);
  }

  /** Tells each listener, once. */
  abort(): void {
    if (this.#aborted) return;
    this.#aborted = true;
    const told = this.#listeners ?? [];
    this.#listeners = null;
    for (const listener of told) {
      if (typeof listener === 'function') listener();
      else listener.handleEvent();
    }
  }
}
