import { Cluster, type Redis, type Result } from 'ioredis';
import { hmacSha256 } from '../../../schema/lib/hmac';
import type { CountedUse, Counter } from './counter';

declare module 'ioredis' {
  // Of the scripts below: two keys, then amount, limit and window of the use, and the same of what is counted besides.
  interface RedisCommander<Context> {
    sharegraphTake(...args: (string | number)[]): Result<number, Context>;
    sharegraphGiveBack(...args: (string | number)[]): Result<number, Context>;
  }
}

/** So many are counted together: more would hold up this process, and Redis for all. A request of most people has three. */
const mostTogether = 128;
const [within, over, besidesOver] = [0, 1, 2] as const;

/**
 * One step each, as in `memoryCounter`: who came between the count of a use and that of what is counted besides would find a
 * subject known that is about to be refused.
 */
const scripts = {
  sharegraphTake: `
    local total = tonumber(redis.call('GET', KEYS[1]) or '0')
    if total + tonumber(ARGV[1]) > tonumber(ARGV[2]) then return ${over} end
    if total <= 0 and ARGV[4] ~= '0' then
      local besides = tonumber(redis.call('GET', KEYS[2]) or '0')
      if besides + tonumber(ARGV[4]) > tonumber(ARGV[5]) then return ${besidesOver} end
      redis.call('INCRBY', KEYS[2], ARGV[4])
      redis.call('PEXPIRE', KEYS[2], ARGV[6])
    end
    redis.call('INCRBY', KEYS[1], ARGV[1])
    redis.call('PEXPIRE', KEYS[1], ARGV[3])
    return ${within}`,
  sharegraphGiveBack: `
    if redis.call('DECRBY', KEYS[1], ARGV[1]) > 0 then return ${within} end
    redis.call('DEL', KEYS[1])
    if ARGV[4] ~= '0' and redis.call('DECRBY', KEYS[2], ARGV[4]) <= 0 then redis.call('DEL', KEYS[2]) end
    return ${within}`,
};
type Script = keyof typeof scripts;

/**
 * Counts in Redis, so that all replicas hold one limit together.
 * @param key keys the HMAC under which uses are counted there; raw identifiers never reach Redis
 */
export function redisCounter(redis: Redis | Cluster, { prefix, key }: { prefix: string; key: Buffer }): Counter {
  for (const [name, lua] of Object.entries(scripts)) redis.defineCommand(name, { numberOfKeys: 2, lua });
  const digestOf = (use: CountedUse): string => hmacSha256(key, `${use.scope}\0${use.key}`).toString('base64url');

  const argumentsOf = (use: CountedUse, nowMs: number): (string | number)[] => {
    const own = [use.amount, use.limit, use.windowMs];
    const window = Math.floor(nowMs / use.windowMs);
    const besides = use.whenFirst;
    if (!besides) {
      const name = `${prefix}meter:{${digestOf(use)}}:${window}`;
      return [name, name, ...own, 0, 0, 0];
    }
    // In braces what a cluster goes by: what one step counts has to be on one node.
    const tag = `${prefix}meter:{${digestOf(besides)}}`;
    const name = `${tag}:${Math.floor(nowMs / besides.windowMs)}`;
    return [`${tag}:${digestOf(use)}:${window}`, name, ...own, besides.amount, besides.limit, besides.windowMs];
  };

  const run = async (script: Script, uses: readonly CountedUse[], nowMs: number): Promise<readonly unknown[]> => {
    // In a cluster each may be elsewhere.
    if (redis instanceof Cluster) return Promise.all(uses.map((use) => redis[script](...argumentsOf(use, nowMs))));
    const batch = redis.pipeline();
    for (const use of uses) batch[script](...argumentsOf(use, nowMs));
    return ((await batch.exec()) ?? []).map(([error, value]) => {
      if (error) throw error;
      return value;
    });
  };

  return {
    async take(uses, nowMs) {
      const taken: CountedUse[] = [];
      for (let from = 0; from < uses.length; from += mostTogether) {
        const some = uses.slice(from, from + mostTogether);
        const results = await run('sharegraphTake', some, nowMs);
        taken.push(...some.filter((_, at) => results[at] === within));
        const at = some.findIndex((_, index) => results[index] !== within);
        if (at < 0) continue;
        if (results[at] !== over && results[at] !== besidesOver) throw new Error('the counter did not answer');
        // What cannot be given back is lost: it is refused all the same, for the reason that there is.
        await giveBack(taken, nowMs).catch(() => undefined);
        const use = some[at] as CountedUse;
        return results[at] === over ? use : (use.whenFirst as CountedUse);
      }
      return null;
    },
  };

  async function giveBack(uses: readonly CountedUse[], nowMs: number): Promise<void> {
    for (let from = 0; from < uses.length; from += mostTogether)
      await run('sharegraphGiveBack', uses.slice(from, from + mostTogether), nowMs);
  }
}
