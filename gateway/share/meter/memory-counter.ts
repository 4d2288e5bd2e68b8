import { LRUCache } from 'lru-cache';
import type { Counter } from './counter';

/** Windows held at once. Beyond it the least recently used is forgotten; the consumer's own window never is. */
const MAX_WINDOWS = 500_000;

/** Counts in this process: right for one replica; several need `redisCounter`. */
export function memoryCounter(): Counter {
  const windows = new LRUCache<string, { window: number; total: number }>({ max: MAX_WINDOWS });
  return {
    async add(key, amount, windowMs, nowMs) {
      const window = Math.floor(nowMs / windowMs);
      const found = windows.get(key);
      const total = (found?.window === window ? found.total : 0) + amount;
      windows.set(key, { window, total });
      return total;
    },
  };
}
