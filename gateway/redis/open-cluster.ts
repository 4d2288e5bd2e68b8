import { Cluster, type RedisOptions } from 'ioredis';

/** Often enough for a failover that has happened; for one that goes on, whoever waits is refused. */
const mostRedirections = 3;
const longestWaitMs = 2_000;

/**
 * Opens a Redis Cluster, of which one node is known: its nodes tell of each other. What is sent while none can be reached
 * fails at once, instead of waiting for one.
 *
 * Rejects when none of its nodes answers.
 * @param known how that node was reached; all nodes take the same account
 */
export async function openCluster(known: RedisOptions, onError: (error: unknown) => void): Promise<Cluster> {
  const { host, port, username, password, tls, commandTimeout, socketTimeout, keyPrefix } = known;
  const cluster = new Cluster([{ host, port }], {
    redisOptions: { username, password, tls, commandTimeout, socketTimeout },
    keyPrefix,
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRedirections: mostRedirections,
    clusterRetryStrategy: (attempt) => Math.min(longestWaitMs, 50 * attempt),
    // A certificate is for a name, which must not be resolved before it is compared with that.
    ...(tls && { dnsLookup: (address, callback) => callback(null, address) }),
  });
  cluster.on('error', onError);
  try {
    await cluster.connect();
    return cluster;
  } catch (error) {
    cluster.disconnect();
    throw error;
  }
}
