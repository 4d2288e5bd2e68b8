import type { Cluster, Redis } from 'ioredis';
import type { Clock } from '../../../schema/lib/clock';
import { invalidationChannel, readInvalidation } from './invalidation-message';
import type { Invalidated, Invalidations } from './invalidations';

/**
 * Spreads invalidations to all processes at one Redis, and takes theirs in. While the subscription is down messages are
 * lost, so when it comes (back) everything asked for before counts as out of date.
 * @param subscriber a connection of its own; Redis takes no other commands on it
 */
export function redisInvalidations(
  redis: Redis | Cluster,
  subscriber: Redis | Cluster,
  invalidations: Invalidations,
  clock: Clock,
): { publish(invalidated: Invalidated): void } {
  const subscribe = (): void => {
    subscriber.subscribe(invalidationChannel).then(
      () => invalidations.forgetBefore(clock.now()),
      () => undefined,
    );
  };
  subscriber.on('ready', subscribe);
  subscriber.on('message', (_, text) => {
    const invalidated = readInvalidation(text);
    // A message that nobody understands may mean anything.
    if (invalidated) invalidations.add(invalidated, clock.now());
    else invalidations.forgetBefore(clock.now());
  });
  if (subscriber.status === 'ready') subscribe();
  return {
    publish(invalidated) {
      void redis.publish(invalidationChannel, JSON.stringify(invalidated)).catch(() => undefined);
    },
  };
}
