import { LRUCache } from 'lru-cache';
import { watchCaches } from './cache-probe';

/** What a class of caches of its own has, so that those of other tests stay as they are. */
class Watched extends LRUCache<string, { weight: number }> {
  override set(...given: Parameters<LRUCache<string, { weight: number }>['set']>): this {
    return super.set(...given);
  }
}

test('adds up what was made at one place, and says who is over', () => {
  const figures = watchCaches(Watched.prototype as never);
  const made = [1, 2].map(() => new Watched({ max: 2, maxSize: 100, sizeCalculation: ({ weight }) => weight }));
  const unused = new Watched({ max: 1 });
  expect(figures()).toEqual([]);
  for (const cache of made) for (const key of ['a', 'b', 'c']) cache.set(key, { weight: 30 });
  const [place, ...others] = figures();
  expect(others).toEqual([]);
  expect(place).toMatchObject({ instances: 2, entries: 4, size: 120, over: 0 });
  expect(place?.cache).toBe('load-tests/memory/cache-probe.test');
  expect(unused.size).toBe(0);

  Object.defineProperty(made[0], 'max', { value: 1 });
  expect(figures()[0]?.over).toBe(1);
});
