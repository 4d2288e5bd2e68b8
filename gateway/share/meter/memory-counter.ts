import type { Counter } from './counter';

interface Count {
  window: number;
  total: number;
}

/** By scope and key. */
type Generation = Map<string, Map<string, Count>>;

/** Keys of one generation; two are held. */
const mostKeys = 250_000;

/**
 * Counts in this process: right for one replica; several need `redisCounter`. Keys are held in two generations, where a
 * list of recent use would cost three times as much: a key is forgotten when it is not used while so many others are. A
 * consumer's own key is used with each of them.
 * @param most keys of a generation
 */
export function memoryCounter(most = mostKeys): Counter {
  let young: Generation = new Map();
  let old: Generation = new Map();
  let size = 0;

  const countOf = (scope: string, key: string): Count => {
    const known = young.get(scope)?.get(key);
    if (known) return known;
    const count = old.get(scope)?.get(key) ?? { window: -1, total: 0 };
    if (size === most) {
      [old, young] = [young, new Map()];
      size = 0;
    }
    const keys = young.get(scope) ?? new Map<string, Count>();
    young.set(scope, keys.set(key, count));
    size += 1;
    return count;
  };

  return {
    add: (uses, nowMs) =>
      uses.map(({ scope, key, amount, windowMs }) => {
        const window = Math.floor(nowMs / windowMs);
        const count = countOf(scope, key);
        count.total = count.window === window ? count.total + amount : amount;
        count.window = window;
        return count.total;
      }),
  };
}
