import type { WarrantMember } from '../../../schema/lib/warrant';
import type { CallResult } from '../call-department';
import type { Caller } from '../caller';
import { BriefMap } from './brief-map';
import { sameMember } from './same-member';
import type { Waiter, Waiters } from './waiters';

/** Somebody who waits for root fields. */
export interface RootWaiter extends Waiter {
  /** `shareKey` of what it waits for, variables included. */
  readonly key: string;
  /** Text of the variables. */
  readonly variables: string;
  resolve(result: CallResult): void;
  reject(error: unknown): void;
}

/** A call that is under way. */
export interface Flight {
  readonly waiters: Waiters<RootWaiter>;
  /** Whom its warrant names. */
  readonly members: readonly WarrantMember[];
}

/** Root fetches under way, by `shareKey`. Whoever asks for the same meanwhile waits for the same answer. */
export class Flights {
  readonly #flights = new BriefMap<string, Flight>();

  get size(): number {
    return this.#flights.size;
  }

  /** The call that a caller can wait for: one that asks for the same, with a warrant that names it. */
  find(key: string, { member }: Caller): Flight | null {
    const flight = this.#flights.get(key);
    return flight?.members.some((one) => sameMember(one, member)) ? flight : null;
  }

  start(keys: readonly string[], flight: Flight): void {
    for (const key of keys) this.#flights.set(key, flight);
  }

  end(keys: readonly string[], flight: Flight): void {
    for (const key of keys) if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }

  /** From now on nobody waits for what began earlier: after a mutation it may be out of date. */
  leaveBehind(): void {
    this.#flights.clear();
  }
}
