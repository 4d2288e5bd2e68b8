import type { Caller } from '../caller';
import { BriefMap } from './brief-map';

/** Whose calls of one consumer are under way. */
interface Entry {
  /** Null: more than one execution's. */
  caller: Caller | null;
  calls: number;
}

/**
 * Knows which executions are the only ones of their consumer at the moment. Where nothing is shared between consumers,
 * such an execution has nobody to wait for: its calls go at once.
 */
export class CallersAlone {
  readonly #consumers = new BriefMap<string, Entry>();

  get size(): number {
    return this.#consumers.size;
  }

  /** Notes a call of this execution until `leave`. Returns whether no other execution has one. */
  enter(caller: Caller): boolean {
    const name = consumerOf(caller);
    const entry = this.#consumers.get(name);
    if (!entry) {
      this.#consumers.set(name, { caller, calls: 1 });
      return true;
    }
    entry.calls += 1;
    if (entry.caller !== caller) entry.caller = null;
    return entry.caller === caller;
  }

  leave(caller: Caller): void {
    const name = consumerOf(caller);
    const entry = this.#consumers.get(name);
    if (!entry) return;
    entry.calls -= 1;
    if (entry.calls === 0) this.#consumers.delete(name);
  }
}

/** No finer than any `varyBy` under which this is asked: `case` is by consumer, too. */
function consumerOf({ member: { organisation, client } }: Caller): string {
  return `${organisation.length}:${organisation}${client}`;
}
