import type { Redis } from 'ioredis';
import type { Counter } from './counter';

/** Counts in Redis, so that all replicas hold one limit together. Keys are HMACs already; see `createMeter`. */
export function redisCounter(redis: Redis, prefix: string): Counter {
  return {
    async add(key, amount, windowMs, nowMs) {
      const name = `${prefix}meter:${key}:${Math.floor(nowMs / windowMs)}`;
      const results = await redis.multi().incrby(name, amount).pexpire(name, windowMs).exec();
      const total = results?.[0]?.[1];
      if (typeof total !== 'number') throw new Error('the counter did not answer');
      return total;
    },
  };
}
