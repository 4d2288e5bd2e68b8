import type { WarrantMember } from '../../../schema/lib/warrant';
import type { Caller } from '../caller';
import { fieldFaults } from '../field-faults';
import type { FieldFault } from '../model';
import { sameMember } from './same-member';

/** Somebody who waits for a call that others may wait for, too. */
export interface Waiter {
  readonly caller: Caller;
  /** Its own patience ended, or its client went away; whatever comes later is not for it. */
  fail(fault: FieldFault): void;
}

/** Below this, a difference of deadlines is not worth a timer. */
const nearMs = 5;
const longestTimerMs = 2_147_483_647;

/**
 * Those who wait for one call. Each has its own deadline and may go away without harm to the others; when all are gone,
 * nobody needs the call.
 */
export class Waiters<One extends Waiter> {
  /** With what listens to its signal; null: nothing yet. */
  readonly #waiting = new Map<One, (() => void) | null>();
  #timer: NodeJS.Timeout | null = null;
  /** The deadline for which the timer was set, or was not worth being set. */
  #earliestMs = Number.POSITIVE_INFINITY;
  #watched = false;
  #onEmpty: (() => void) | null = null;

  get size(): number {
    return this.#waiting.size;
  }

  get all(): readonly One[] {
    return [...this.#waiting.keys()];
  }

  /** Each identity once. */
  get members(): readonly WarrantMember[] {
    const members: WarrantMember[] = [];
    for (const { caller } of this.#waiting.keys()) {
      if (!members.some((known) => sameMember(known, caller.member))) members.push(caller.member);
    }
    return members;
  }

  /** When the last of them stops waiting. */
  get deadlineMs(): number {
    let latest = 0;
    for (const { caller } of this.#waiting.keys()) latest = Math.max(latest, caller.deadlineMs);
    return latest;
  }

  add(waiter: One): void {
    this.#waiting.set(waiter, null);
    if (!this.#watched) return;
    this.#listen(waiter);
    if (waiter.caller.deadlineMs < this.#earliestMs - nearMs) this.#arm();
  }

  /** Adds one who comes while the call is under way: from now on each is let go when its own time is over. */
  join(waiter: One): void {
    if (!this.#watched) this.watch(null);
    this.add(waiter);
  }

  /** Lets go of those for whom it is too late. */
  drop(): void {
    for (const waiter of this.#waiting.keys()) {
      const { signal, deadlineMs, clock } = waiter.caller;
      if (signal.aborted || deadlineMs <= clock.now()) this.#expire(waiter);
    }
  }

  /**
   * From now on whoever's time is over is let go at once.
   * @param onEmpty called when the last one has gone before `take`
   */
  watch(onEmpty: (() => void) | null): void {
    this.#onEmpty = onEmpty;
    if (!this.#watched) for (const waiter of this.#waiting.keys()) this.#listen(waiter);
    this.#watched = true;
    this.#arm();
  }

  /** Everybody who still waits; nobody waits here afterwards. */
  take(): readonly One[] {
    const waiting = this.all;
    for (const waiter of waiting) this.#remove(waiter);
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    return waiting;
  }

  #listen(waiter: One): void {
    const { signal } = waiter.caller;
    const onAbort = (): void => this.#expire(waiter);
    signal.addEventListener('abort', onAbort);
    this.#waiting.set(waiter, onAbort);
    if (signal.aborted) onAbort();
  }

  #arm(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#earliestMs = Number.POSITIVE_INFINITY;
    const [first] = this.#waiting.keys();
    if (!first) return;
    let earliest = first;
    for (const waiter of this.#waiting.keys()) {
      if (waiter.caller.deadlineMs < earliest.caller.deadlineMs) earliest = waiter;
    }
    this.#earliestMs = earliest.caller.deadlineMs;
    // The call itself ends when the last deadline does.
    if (this.#onEmpty && this.deadlineMs - earliest.caller.deadlineMs <= nearMs) return;
    const waitMs = Math.max(0, earliest.caller.deadlineMs - earliest.caller.clock.now());
    this.#timer = setTimeout(
      () => {
        this.drop();
        this.#arm();
      },
      Math.min(waitMs, longestTimerMs),
    );
  }

  #expire(waiter: One): void {
    this.#remove(waiter);
    waiter.fail(fieldFaults.DEPARTMENT_TIMEOUT);
    if (this.#waiting.size === 0) this.#onEmpty?.();
  }

  #remove(waiter: One): void {
    const onAbort = this.#waiting.get(waiter);
    if (onAbort) waiter.caller.signal.removeEventListener('abort', onAbort);
    this.#waiting.delete(waiter);
  }
}
