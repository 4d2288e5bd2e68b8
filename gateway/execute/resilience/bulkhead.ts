import type { Signal } from '../../../schema/lib/abort';
import type { Rejection } from './model';

interface Waiting {
  enter(): void;
  leave(reason: Rejection): void;
}

/** From one who is sent away to the next, in milliseconds: about a third of the processor goes into what they answer. */
const pauseMs = 2;

/**
 * A semaphore with a bounded queue, first come first served. A place is taken from the moment at which `enter` says
 * null until `leave` is called, however the caller's patience ends in between: that is what keeps a department that
 * hangs from holding more calls than it has places.
 */
export class Bulkhead {
  #live = 0;
  /** In the order in which they came; a set, so that whoever gives up leaves in constant time. */
  readonly #waiting = new Set<Waiting>();
  /** Those who are sent away one after the other. */
  readonly #leaving = new Set<Waiting>();

  constructor(private readonly options: { readonly places: number; readonly queue: number }) {}

  get live(): number {
    return this.#live;
  }

  get queued(): number {
    return this.#waiting.size;
  }

  /** Takes a place if one is free; nobody overtakes who waits. */
  tryEnter(): boolean {
    if (this.#live >= this.options.places || this.#waiting.size > 0) return false;
    this.#live += 1;
    return true;
  }

  /** Waits for a place. Resolves to null with the place taken, or to the reason why there is none. */
  enter(waitMs: number, signal: Signal): Promise<Rejection | null> {
    if (signal.aborted) return Promise.resolve('cancelled');
    if (this.tryEnter()) return Promise.resolve(null);
    if (this.#waiting.size >= this.options.queue) return Promise.resolve('queue_full');
    return new Promise((resolve) => {
      const settle = (reason: Rejection | null): void => {
        this.#waiting.delete(waiting);
        this.#leaving.delete(waiting);
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
        resolve(reason);
      };
      const waiting: Waiting = { enter: () => settle(null), leave: settle };
      const cancel = (): void => settle('cancelled');
      const timer = setTimeout(() => settle('queue_timeout'), waitMs);
      signal.addEventListener('abort', cancel);
      this.#waiting.add(waiting);
    });
  }

  /** Gives the place back, to the one who waits longest. */
  leave(): void {
    const next = this.#waiting.values().next().value;
    if (next) next.enter();
    else this.#live -= 1;
  }

  /**
   * Sends everybody away who waits now, one after the other: each goes on to answer its client, and what hundreds have to say
   * at a stretch keeps those waiting that do not need this department. Nobody waits longer for that than without it.
   */
  dismiss(reason: Rejection): void {
    const isUnderWay = this.#leaving.size > 0;
    for (const waiting of this.#waiting) this.#leaving.add(waiting);
    // None of them gets a place that becomes free until then.
    this.#waiting.clear();
    if (!isUnderWay) this.#sendAway(reason);
  }

  #sendAway(reason: Rejection): void {
    const [first] = this.#leaving;
    if (!first) return;
    first.leave(reason);
    setTimeout(() => this.#sendAway(reason), pauseMs);
  }
}
