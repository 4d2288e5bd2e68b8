import { LRUCache } from 'lru-cache';
import type { Counter } from './counter';

/** Windows held at once. Beyond it the least recently used is forgotten; the consumer's own window never is. */
const MAX_WINDOWS = 500_000;

/** Counts in this process: right for one replica; several need `redisCounter`. */
export function memoryCounter(): Counter {
  const counts = new LRUCache<string, { window: number; total: number }>({ max: MAX_WINDOWS });
  return {
    add: (uses, nowMs) =>
      uses.map(({ key, amount, windowMs }) => {
        const window = Math.floor(nowMs / windowMs);
        const count = counts.get(key);
        if (count?.window === window) {
          count.total += amount;
          return count.total;
        }
        counts.set(key, { window, total: amount });
        return amount;
      }),
  };
}
