import { Cluster, Redis } from 'ioredis';
import type { Clock } from '../../../schema/lib/clock';
import { type Listener, subscribe } from '../../redis/subscribe';
import { invalidationChannel, readInvalidation } from './invalidation-message';
import type { Invalidated, Invalidations } from './invalidations';

/** How long Redis may take to say that it is there, and to hang up. */
const timeoutMs = 2_000;
const own = { lazyConnect: true, autoResubscribe: false, commandTimeout: timeoutMs, disconnectTimeout: timeoutMs };

/**
 * Spreads invalidations to all processes at one Redis, and takes theirs in. While the subscription is down messages are
 * lost, so when it comes (back) everything asked for before counts as out of date.
 */
export function redisInvalidations(
  redis: Redis | Cluster,
  invalidations: Invalidations,
  clock: Clock,
  { fault, pingMs }: Pick<Listener, 'fault'> & { readonly pingMs?: number } = {},
): { publish(invalidated: Invalidated): void; close(): void } {
  const listener = {
    back: () => invalidations.forgetBefore(clock.now()),
    message(text: string) {
      const invalidated = readInvalidation(text);
      // A message that nobody understands may mean anything.
      if (invalidated) invalidations.add(invalidated, clock.now());
      else invalidations.forgetBefore(clock.now());
    },
    fault,
  };
  const subscription = subscribe(subscriberOf(redis), invalidationChannel, listener, { pingMs });
  return {
    publish(invalidated) {
      void redis.publish(invalidationChannel, JSON.stringify(invalidated)).catch(() => undefined);
    },
    close: subscription.close,
  };
}

/**
 * A connection to hear with. Of a cluster it goes to one node after another until one answers: all tell all that is published.
 * The cluster's own subscriber moves to another node without a word, and nobody would know that messages were lost.
 */
function subscriberOf(redis: Redis | Cluster): Redis {
  if (!(redis instanceof Cluster)) return redis.duplicate(own);
  const anyNode = () => {
    const nodes = redis.nodes();
    const { host, port } = nodes[Math.floor(Math.random() * nodes.length)]?.options ?? {};
    return host === undefined ? {} : { host, port };
  };
  const subscriber: Redis = new Redis({
    ...redis.options.redisOptions,
    keyPrefix: redis.options.keyPrefix,
    ...anyNode(),
    ...own,
    retryStrategy(attempt) {
      Object.assign(subscriber.options, anyNode());
      return Math.min(timeoutMs, 50 * attempt);
    },
  });
  return subscriber;
}
