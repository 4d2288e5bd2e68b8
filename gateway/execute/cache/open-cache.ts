import type { Cluster, Redis } from 'ioredis';
import { canonical } from '../../../schema/lib/canonical';
import type { Clock } from '../../../schema/lib/clock';
import type { Loader } from '../loader';
import { Cache } from './cache';
import { cachedLoader } from './cached-loader';
import { entityName } from './entity-name';
import { Invalidations } from './invalidations';
import { MemoryStore } from './memory-store';
import { redisInvalidations } from './redis-invalidations';
import { redisStore } from './redis-store';
import { createSeal } from './seal';

export interface CacheOptions {
  /** Of what this process keeps; 0 keeps nothing anywhere. */
  readonly maxBytes: number;
  /** Shared by processes, or null. */
  readonly redis: Redis | Cluster | null;
  /** Longest wait for Redis, in milliseconds. */
  readonly redisTimeoutMs: number;
  /** At least 32 bytes, the same for all processes that share a Redis. */
  readonly secret: Buffer;
  readonly clock: Clock;
  /** Between two questions whether Redis is still there. */
  readonly pingMs?: number;
  onFault?(error: unknown): void;
}

export interface OpenCache {
  /** `inner` behind the cache. */
  loader(inner: Loader): Loader;
  /**
   * Has answers asked for again, in all processes.
   * @param key values of the entity's key fields in the order of its `@key`; null for everything of the type
   */
  invalidate(typeName: string, key: readonly (string | number | boolean)[] | null): void;
  /** Estimated size of what this process keeps, in bytes. */
  bytes(): number;
  close(): void;
}

/** The cache of departments' answers, in process and, where there is one, in Redis. */
export function openCache({
  maxBytes,
  redis,
  redisTimeoutMs,
  secret,
  clock,
  pingMs,
  onFault,
}: CacheOptions): OpenCache {
  const memory = new MemoryStore(maxBytes);
  const invalidations = new Invalidations();
  const remote = redis && maxBytes > 0 ? redisStore(redis, { clock, timeoutMs: redisTimeoutMs }) : null;
  const seal = createSeal(secret);
  const cache = new Cache({ memory, remote, seal, invalidations, clock });
  const announcer =
    remote && redis ? redisInvalidations(redis, invalidations, clock, { pingMs, fault: onFault }) : null;
  return {
    loader: (inner) => (maxBytes > 0 ? cachedLoader(inner, cache) : inner),
    invalidate(typeName, key) {
      const invalidated = { typeName, entity: key && entityName(seal, typeName, canonical(key)) };
      invalidations.add(invalidated, clock.now());
      announcer?.publish(invalidated);
    },
    bytes: () => memory.bytes,
    close: () => announcer?.close(),
  };
}
