import type { Signal } from '../../../schema/lib/abort';
import type { Rejection } from './model';

interface Waiting {
  enter(): void;
  leave(reason: Rejection): void;
}

/** Sent away in one turn of the event loop. */
const atOnce = 8;

/**
 * A semaphore with a bounded queue, first come first served. A place is taken from the moment at which `enter` says
 * null until `leave` is called, however the caller's patience ends in between: that is what keeps a department that
 * hangs from holding more calls than it has places.
 */
export class Bulkhead {
  #live = 0;
  /** In the order in which they came; a set, so that whoever gives up leaves in constant time. */
  readonly #waiting = new Set<Waiting>();

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
   * Sends everybody away who waits now, a few in each turn of the event loop: each goes on to answer its client, and what
   * hundreds have to say at once keeps those waiting that do not need this department.
   */
  dismiss(reason: Rejection): void {
    const all = [...this.#waiting];
    // None of them gets a place that becomes free until then.
    this.#waiting.clear();
    const some = (): void => {
      for (const waiting of all.splice(0, atOnce)) waiting.leave(reason);
      if (all.length > 0) setImmediate(some);
    };
    some();
  }
}
