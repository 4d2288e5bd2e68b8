import { type Cluster, Redis, ReplyError } from 'ioredis';
import { ConfigError } from '../config/config-error';
import { openCluster } from './open-cluster';

/** A Redis that takes a connection and says nothing must not hold requests. */
const timeoutMs = 1_000;
/**
 * A connection over which nothing comes back for so long is given up: a network that has forgotten it tells nobody, and what
 * was sent over it is kept until then. Longer than a request waits, so that one slow command is not taken for that.
 */
const silenceMs = 2 * timeoutMs;

/**
 * Limits are counted there: a gateway that cannot reach its Redis refuses, so it does not start either.
 * Rejects with `ConfigError`.
 * @param url of a Redis, or of any node of a cluster
 * @param onError told of each connection that is lost or not made
 */
export async function openRedis(url: string, onError: (error: unknown) => void): Promise<Redis | Cluster> {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 1,
    commandTimeout: timeoutMs,
    socketTimeout: silenceMs,
    lazyConnect: true,
  });
  redis.on('error', onError);
  let last: unknown;
  redis.on('error', (error) => {
    last = error;
  });
  try {
    await redis.ping();
    if (!(await isOfCluster(redis))) return redis;
    redis.disconnect();
    return await openCluster(redis.options, onError);
  } catch (error) {
    redis.disconnect();
    throw new ConfigError([startFault(last instanceof ReplyError ? last : error)]);
  }
}

/** What Redis says begins with a code (`WRONGPASS`, `LOADING`); the rest may quote who asked. */
function startFault(error: unknown): string {
  const code = error instanceof ReplyError ? /^[A-Z]+/.exec((error as Error).message)?.[0] : undefined;
  if (code === undefined) return '`REDIS_URL`: nothing answers there; start Redis or unset it';
  return `\`REDIS_URL\`: the Redis there refuses with \`${code}\`; correct user and password in it, or that Redis`;
}

/** An account that may not ask is taken for one of a Redis by itself, which nearly all are. */
async function isOfCluster(redis: Redis): Promise<boolean> {
  return /^cluster_enabled:1/m.test(await redis.info('cluster').catch(() => ''));
}
