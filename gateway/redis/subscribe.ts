import type { Cluster, Redis } from 'ioredis';

/** Who hears a channel. */
export interface Listener {
  /** The subscription stands, for the first time or again; messages since it stood last are lost. */
  back(): void;
  message(text: string): void;
  /** The connection is lost or not made, or Redis lets nobody subscribe. */
  fault?(error: unknown): void;
}

/** Between two questions whether Redis is still there. */
const usualPingMs = 5_000;

/**
 * Hears a channel over a connection of its own, which comes back by itself. A subscriber never sends anything by itself,
 * and so would wait for ever on a connection that a network has forgotten: it is asked now and then.
 * @param redis takes no other commands from then on; its `commandTimeout` is how long it may take to answer
 */
export function subscribe(
  redis: Redis | Cluster,
  channel: string,
  { back, message, fault }: Listener,
  { pingMs = usualPingMs } = {},
): { close(): void } {
  const connectAgain = (error: unknown): void => {
    fault?.(error);
    if (redis.status === 'ready') redis.disconnect(true);
  };
  redis.on('error', (error: unknown) => fault?.(error));
  redis.on('ready', () => {
    redis.subscribe(channel).then(back, connectAgain);
  });
  redis.on('message', (_, text) => message(text));
  if (redis.status === 'wait') redis.connect().catch(() => undefined);
  const timer = setInterval(() => {
    if (redis.status === 'ready') redis.ping().catch(connectAgain);
  }, pingMs).unref();
  return {
    close() {
      clearInterval(timer);
      redis.disconnect();
    },
  };
}
