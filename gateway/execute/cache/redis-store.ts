import { Cluster, type Redis } from 'ioredis';
import type { Clock } from '../../../schema/lib/clock';
import type { RemoteStore } from './remote-store';

export interface RedisStoreOptions {
  readonly clock: Clock;
  /** Longest wait for values, in milliseconds; they then count as missing. */
  readonly timeoutMs: number;
  /** After a failure it is left alone for so long, in milliseconds. Default 1,000. */
  readonly restMs?: number;
}

const prefix = 'sharegraph:cache:';

/**
 * Values in Redis: one pipelined `MGET` for what is asked for together (a `GET` each in a cluster, where keys live on
 * different nodes). A Redis that fails or is slow is a miss, and is not asked again for a while.
 */
export function redisStore(redis: Redis | Cluster, options: RedisStoreOptions): RemoteStore {
  const { clock, timeoutMs, restMs = 1_000 } = options;
  let restUntilMs = 0;
  const rest = (): void => {
    restUntilMs = clock.now() + restMs;
  };
  const fetch = (keys: string[]): Promise<(Buffer | null)[]> =>
    redis instanceof Cluster ? Promise.all(keys.map((key) => redis.getBuffer(key))) : redis.mgetBuffer(...keys);

  return {
    async get(names) {
      const nothing = names.map(() => null);
      if (names.length === 0 || clock.now() < restUntilMs) return nothing;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), timeoutMs);
      });
      // A late answer, or a late failure, is nobody's.
      const found = fetch(names.map((name) => prefix + name)).catch(() => null);
      const values = await Promise.race([found, late]);
      clearTimeout(timer);
      if (!values) rest();
      return values ?? nothing;
    },
    set(entries) {
      if (clock.now() < restUntilMs) return;
      for (const { name, value, lifeMs } of entries) {
        void redis.set(prefix + name, value, 'PX', Math.max(1, Math.ceil(lifeMs))).catch(rest);
      }
    },
  };
}
