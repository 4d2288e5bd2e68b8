import { Redis } from 'ioredis';
import { announcementChannel, readAnnouncement } from '../../policies/revision/announcement';
import type { Announcements } from './model';

const longestWaitMs = 2_000;
/** Between two questions whether Redis is still there. */
const usualPingMs = 5_000;
const usualTimeoutMs = 2_000;

/**
 * Hears announcements over a connection of its own, which comes back by itself. Nothing depends on it: what is missed
 * is found by asking the store, at once when the connection is back. A subscriber never sends anything by itself, and
 * so would wait for ever on a connection that a network has forgotten: it is asked now and then.
 * @param timeoutMs of each question, and of hanging up
 */
export function redisAnnouncements(
  url: string,
  { pingMs = usualPingMs, timeoutMs = usualTimeoutMs } = {},
): Announcements {
  const redis = new Redis(url, {
    lazyConnect: true,
    autoResubscribe: false,
    commandTimeout: timeoutMs,
    disconnectTimeout: timeoutMs,
    retryStrategy: (attempt) => Math.min(longestWaitMs, 50 * attempt),
  });
  redis.on('error', () => undefined);
  const connectAgain = (): void => {
    if (redis.status === 'ready') redis.disconnect(true);
  };
  let timer: NodeJS.Timeout | undefined;
  return {
    listen(onChange) {
      redis.on('ready', () => {
        redis.subscribe(announcementChannel).then(() => onChange(null), connectAgain);
      });
      redis.on('message', (_, text) => onChange(readAnnouncement(text)));
      redis.connect().catch(() => undefined);
      timer = setInterval(() => {
        if (redis.status === 'ready') redis.ping().catch(connectAgain);
      }, pingMs).unref();
    },
    close() {
      clearInterval(timer);
      redis.disconnect();
    },
  };
}
