import { createHmac } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { memoryCounter } from '../share/meter/memory-counter';
import { createMeter } from '../share/meter/meter';
import { redisCounter } from '../share/meter/redis-counter';

/**
 * Counts look-ups, where there is a Redis in all processes together.
 * @param secret of which the key is made that hides whose uses are counted
 */
export function openMeter(redis: Redis | Cluster | null, secret: Buffer): ReturnType<typeof createMeter> {
  if (!redis) return createMeter(memoryCounter());
  const key = createHmac('sha256', secret).update('sharegraph meter 1').digest();
  return createMeter(redisCounter(redis, { prefix: 'sharegraph:', key }));
}
