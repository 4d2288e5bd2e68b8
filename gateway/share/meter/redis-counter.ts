import { Cluster, type Redis } from 'ioredis';
import { hmacSha256 } from '../../../schema/lib/hmac';
import type { CountedUse, Counter } from './counter';

/** So many are counted together: more would hold up this process, and Redis for all. A request of most people has three. */
const mostTogether = 128;

/**
 * Counts in Redis, so that all replicas hold one limit together.
 * @param key keys the HMAC under which uses are counted there; raw identifiers never reach Redis
 */
export function redisCounter(redis: Redis | Cluster, { prefix, key }: { prefix: string; key: Buffer }): Counter {
  const addTo = (uses: readonly CountedUse[], sign: 1 | -1, nowMs: number): Promise<number[]> => {
    // In a cluster each key may be elsewhere; no two of them have to be counted together.
    const batches = redis instanceof Cluster ? uses.map((use) => [use]) : [uses];
    return Promise.all(batches.map((batch) => addBatch(batch, sign, nowMs))).then((totals) => totals.flat());
  };
  const addBatch = async (uses: readonly CountedUse[], sign: 1 | -1, nowMs: number): Promise<number[]> => {
    const batch = redis.multi();
    for (const use of uses) {
      const digest = hmacSha256(key, `${use.scope}\0${use.key}`).toString('base64url');
      const name = `${prefix}meter:${digest}:${Math.floor(nowMs / use.windowMs)}`;
      batch.incrby(name, sign * use.amount).pexpire(name, use.windowMs);
    }
    const results = (await batch.exec()) ?? [];
    return uses.map((_, number) => {
      const total = results[number * 2]?.[1];
      if (typeof total !== 'number') throw new Error('the counter did not answer');
      return total;
    });
  };
  const take = async (uses: readonly CountedUse[], nowMs: number): Promise<CountedUse | null> => {
    const taken: CountedUse[] = [];
    const giveBack = async (): Promise<void> => {
      for (const some of inSlices(taken)) await addTo(some, -1, nowMs);
    };
    const firstOver = async (some: readonly CountedUse[]): Promise<CountedUse | null> => {
      const totals = await addTo(some, 1, nowMs);
      taken.push(...some);
      const over = some.find(({ limit }, number) => !((totals[number] as number) <= limit));
      if (over) return over;
      const besides = some.flatMap(({ amount, whenFirst }, number) =>
        whenFirst && totals[number] === amount ? [whenFirst] : [],
      );
      return besides.length > 0 ? firstOver(besides) : null;
    };
    try {
      for (const some of inSlices(uses)) {
        const over = await firstOver(some);
        if (!over) continue;
        // What cannot be given back is lost: it is refused all the same, for the reason that there is.
        await giveBack().catch(() => undefined);
        return over;
      }
      return null;
    } catch (error) {
      void giveBack().catch(() => undefined);
      throw error;
    }
  };
  return { take };
}

function* inSlices(uses: readonly CountedUse[]): Generator<readonly CountedUse[]> {
  for (let from = 0; from < uses.length; from += mostTogether) yield uses.slice(from, from + mostTogether);
}
