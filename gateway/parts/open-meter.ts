import { createHmac } from 'node:crypto';
import type { Cluster, Redis } from 'ioredis';
import { memoryCounter } from '../share/meter/memory-counter';
import { createMeter } from '../share/meter/meter';
import { redisCounter } from '../share/meter/redis-counter';

export interface OpenMeter {
  readonly charge: ReturnType<typeof createMeter>;
  /** Whether look-ups can be counted, as far as is known. */
  healthy(): boolean;
}

/**
 * Counts look-ups, where there is a Redis in all processes together.
 * @param secret of which the key is made that hides whose uses are counted
 */
export function openMeter(redis: Redis | Cluster | null, secret: Buffer): OpenMeter {
  const counter = redis ? redisCounter(redis, { prefix: 'sharegraph:', key: keyOf(secret) }) : memoryCounter();
  return { charge: createMeter(counter), healthy: () => counter.healthy };
}

function keyOf(secret: Buffer): Buffer {
  return createHmac('sha256', secret).update('sharegraph meter 1').digest();
}
