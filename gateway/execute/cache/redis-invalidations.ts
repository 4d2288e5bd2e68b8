import type { Cluster, Redis } from 'ioredis';
import type { Clock } from '../../../schema/lib/clock';
import { ownMember } from '../own-member';
import type { Invalidated, Invalidations } from './invalidations';

const channel = 'sharegraph:cache:invalidate';

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
    subscriber.subscribe(channel).then(
      () => invalidations.forgetBefore(clock.now()),
      () => undefined,
    );
  };
  subscriber.on('ready', subscribe);
  subscriber.on('message', (_, text) => {
    const invalidated = read(text);
    // A message that nobody understands may mean anything.
    if (invalidated) invalidations.add(invalidated, clock.now());
    else invalidations.forgetBefore(clock.now());
  });
  if (subscriber.status === 'ready') subscribe();
  return {
    publish(invalidated) {
      void redis.publish(channel, JSON.stringify(invalidated)).catch(() => undefined);
    },
  };
}

function read(text: string): Invalidated | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    return null;
  }
  const [typeName, entity] = [ownMember(message, 'typeName'), ownMember(message, 'entity')];
  if (typeof typeName !== 'string' || (entity !== null && typeof entity !== 'string')) return null;
  return { typeName, entity };
}
