import { LRUCache } from 'lru-cache';
import type { Clock } from '../../schema/lib/clock';
import { RequestError } from '../errors/request-error';
import type { Prepare } from '../operation/model';

/**
 * What an application did not use of its share it may use later, up to what comes together in this time: a portal with a hundred
 * operations meets a process that has just started, whose code is not compiled yet.
 */
const SAVED_MS = 60_000;
const mostApplications = 10_000;

/** The time that an application may still use, as of a moment of the clock. */
interface Account {
  readonly leftMs: number;
  readonly atMs: number;
}

/**
 * An operation that nobody has sent before costs a thousand times what a known one does: within all limits, up to a quarter of a
 * second in which the process answers nobody. So the time that goes into what is new is measured, and each application has
 * a share of the process's time for it: docs/adr/0014-what-is-new-is-on-an-account.md.
 *
 * The returned function throws `RequestError` (PREPARATION_LIMIT) while there is nothing left.
 * @param percent of the time of this process; 100 never ends
 * @param clock steady
 */
export function createPreparationBudget(percent: number, clock: Clock): Prepare {
  const share = percent / 100;
  const mostMs = SAVED_MS * share;
  const accounts = new LRUCache<string, Account>({ max: mostApplications });
  return (client, work, begun = false) => {
    const atMs = clock.now();
    const known = accounts.get(client);
    // A clock that went back, as in simulations, takes nothing away.
    const leftMs = known ? Math.min(mostMs, known.leftMs + Math.max(0, atMs - known.atMs) * share) : mostMs;
    if (leftMs < 0 && !begun) {
      const seconds = Math.ceil(-leftMs / share / 1_000);
      throw new RequestError('PREPARATION_LIMIT', { seconds }, { headers: { 'retry-after': String(seconds) } });
    }
    try {
      return work();
    } finally {
      // What is refused in the end has cost its time too.
      accounts.set(client, { leftMs: leftMs - (clock.now() - atMs), atMs });
    }
  };
}
