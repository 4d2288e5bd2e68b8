import { relative, sep } from 'node:path';
import type { LRUCache } from 'lru-cache';
import { packageRoot } from '../../schema/lib/package-root';

/** All caches that were made at one place of the code, together. */
export interface CacheFigures {
  /** File that made them. */
  readonly cache: string;
  readonly instances: number;
  readonly entries: number;
  /** Sum of what entries weigh, in the cache's own unit; 0 where they are only counted. */
  readonly size: number;
  /** Caches that hold more entries or weigh more than they may. */
  readonly over: number;
}

type AnyCache = LRUCache<object, object>;

/**
 * Watches every LRU cache of this process from its first entry on, by the method that puts entries in: caches are made
 * deep inside of the parts that use them, and none of these should have to hand them out for a measurement.
 * @param prototype `LRUCache.prototype`
 */
export function watchCaches(prototype: Pick<AnyCache, 'set'>): () => CacheFigures[] {
  const seen = new WeakSet<AnyCache>();
  let caches: { readonly place: string; readonly cache: WeakRef<AnyCache> }[] = [];
  const { set } = prototype;
  prototype.set = function (this: AnyCache, ...given: Parameters<AnyCache['set']>) {
    if (!seen.has(this)) {
      seen.add(this);
      caches.push({ place: placeOf(new Error().stack ?? ''), cache: new WeakRef(this) });
    }
    return set.apply(this, given);
  };
  return () => {
    caches = caches.filter(({ cache }) => cache.deref() !== undefined);
    const figures = new Map<string, CacheFigures>();
    for (const { place, cache } of caches) {
      const one = cache.deref();
      if (!one) continue;
      const sum = figures.get(place) ?? { cache: place, instances: 0, entries: 0, size: 0, over: 0 };
      const over = (one.max > 0 && one.size > one.max) || (one.maxSize > 0 && one.calculatedSize > one.maxSize);
      figures.set(place, {
        cache: place,
        instances: sum.instances + 1,
        entries: sum.entries + one.size,
        size: sum.size + one.calculatedSize,
        over: sum.over + (over ? 1 : 0),
      });
    }
    return [...figures.values()].sort((a, b) => a.cache.localeCompare(b.cache));
  };
}

/** The first file of this package, but for this one, in a stack: `gateway/share/share`. */
function placeOf(stack: string): string {
  for (const [, file = ''] of stack.matchAll(/(?:\(|at )((?:\/|[A-Z]:)[^():]+)(?::\d+){2}\)?$/gm)) {
    if (file.includes(`${sep}node_modules${sep}`) || file === __filename) continue;
    return relative(packageRoot(), file)
      .replace(/^dist[\\/]/, '')
      .replace(/\.[jt]s$/, '');
  }
  return 'elsewhere';
}
