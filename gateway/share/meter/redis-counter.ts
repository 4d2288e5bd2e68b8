import { Cluster, type Redis } from 'ioredis';
import { hmacSha256 } from '../../../schema/lib/hmac';
import type { CountedUse, Counter } from './counter';

/**
 * Counts in Redis, so that all replicas hold one limit together.
 * @param key keys the HMAC under which uses are counted there; raw identifiers never reach Redis
 */
export function redisCounter(redis: Redis | Cluster, { prefix, key }: { prefix: string; key: Buffer }): Counter {
  const counted = async (uses: readonly CountedUse[], nowMs: number): Promise<number[]> => {
    const batch = redis.multi();
    for (const use of uses) {
      const digest = hmacSha256(key, `${use.scope}\0${use.key}`).toString('base64url');
      const name = `${prefix}meter:${digest}:${Math.floor(nowMs / use.windowMs)}`;
      batch.incrby(name, use.amount).pexpire(name, use.windowMs);
    }
    const results = (await batch.exec()) ?? [];
    return uses.map((_, number) => {
      const total = results[number * 2]?.[1];
      if (typeof total !== 'number') throw new Error('the counter did not answer');
      return total;
    });
  };
  const take = async (uses: readonly CountedUse[], nowMs: number): Promise<CountedUse | null> => {
    // In a cluster each key may be elsewhere; no two of them have to be counted together.
    const batches = redis instanceof Cluster ? uses.map((use) => [use]) : [uses];
    const totals = (await Promise.all(batches.map((batch) => counted(batch, nowMs)))).flat();
    const over = uses.find(({ limit }, number) => !((totals[number] as number) <= limit));
    if (over) return over;
    const besides = uses.flatMap(({ amount, whenFirst }, number) =>
      whenFirst && totals[number] === amount ? [whenFirst] : [],
    );
    return besides.length > 0 ? take(besides, nowMs) : null;
  };
  return { take };
}
