import type { Signal } from '../../../schema/lib/abort';
import type { Rejection } from './model';

interface Waiting {
  enter(): void;
  leave(reason: Rejection): void;
}

/**
 * So long passes for each who is sent away, in milliseconds: about a third of the processor goes into what they answer, as
 * long as one department is given up.
 */
const eachMs = 2;

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
  #isSendingAway = false;

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
   * Sends everybody away who waits now, one every two milliseconds: each goes on to answer its client, and what hundreds have
   * to say at a stretch keeps those waiting that do not need this department. Nobody waits longer for that than without it.
   */
  dismiss(reason: Rejection): void {
    for (const waiting of this.#waiting) this.#leaving.add(waiting);
    // None of them gets a place that becomes free until then.
    this.#waiting.clear();
    if (this.#isSendingAway) return;
    this.#isSendingAway = true;
    this.#sendAway(reason, 1);
  }

  /** @param count as many as the time since the last of them makes: a timer may come late */
  #sendAway(reason: Rejection, count: number): void {
    let left = count;
    for (const waiting of this.#leaving) {
      if (left === 0) break;
      left -= 1;
      waiting.leave(reason);
    }
    this.#isSendingAway = this.#leaving.size > 0;
    if (!this.#isSendingAway) return;
    const fromMs = performance.now();
    setTimeout(() => {
      const due = Math.floor((performance.now() - fromMs) / eachMs);
      this.#sendAway(reason, Math.max(1, due));
    }, eachMs);
  }
}
