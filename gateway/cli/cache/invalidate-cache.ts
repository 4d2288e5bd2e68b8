import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Cluster } from 'ioredis';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import type { Config } from '../../config/config';
import { loadKeys } from '../../config/load-keys';
import { invalidationChannel } from '../../execute/cache/invalidation-message';
import { createSeal } from '../../execute/cache/seal';
import { required } from '../../parts/required';
import { openRedis } from '../../redis/open-redis';
import { CliError } from '../output/cli-error';
import { invalidationsOf } from './invalidations-of';

/**
 * Has departments asked again for a type, or for one entity, by all gateways at the Redis of this configuration.
 * Rejects with `CliError` or `ConfigError`.
 * @param key see `invalidationsOf`
 * @returns how many gateways were told. The others that share this Redis are not connected to it now, and take nothing
 * that was kept before they are again.
 */
export async function invalidateCache(
  config: Config,
  what: { readonly typeName: string; readonly key: Readonly<Record<string, unknown>> | null },
): Promise<number> {
  if (config.redisUrl === null)
    throw new CliError('`REDIS_URL` is unset: each gateway keeps answers for itself, until it is started again');
  const graph = loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8'));
  const seal = createSeal(required(loadKeys(config).pseudonym, 'pseudonym key'));
  const messages = invalidationsOf(graph, seal, what).map((each) => JSON.stringify(each));
  const redis = await openRedis(config.redisUrl, () => undefined);
  try {
    const told = await Promise.all(messages.map((message) => redis.publish(invalidationChannel, message)));
    return redis instanceof Cluster ? await hearers(redis) : Math.max(...told);
  } catch {
    throw new CliError(
      '`REDIS_URL`: Redis did not take the message; nothing may have been invalidated, run this again',
    );
  } finally {
    redis.disconnect();
  }
}

/** A node of a cluster tells the other nodes, but counts those only that are connected to itself. */
async function hearers(cluster: Cluster): Promise<number> {
  const counts = await Promise.all(
    cluster.nodes().map((node) => node.pubsub('NUMSUB', invalidationChannel).catch(() => [])),
  );
  return counts.reduce<number>((sum, [, count = 0]) => sum + Number(count), 0);
}
