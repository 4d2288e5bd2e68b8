import { Redis } from 'ioredis';
import { announcementChannel, readAnnouncement } from '../../policies/revision/announcement';
import type { Announcements } from './model';

const longestWaitMs = 2_000;

/**
 * Hears announcements over a connection of its own, which comes back by itself. Nothing depends on it: what is missed
 * is found by asking the store, at once when the connection is back.
 */
export function redisAnnouncements(url: string): Announcements {
  const redis = new Redis(url, {
    lazyConnect: true,
    autoResubscribe: false,
    retryStrategy: (attempt) => Math.min(longestWaitMs, 50 * attempt),
  });
  redis.on('error', () => undefined);
  return {
    listen(onChange) {
      redis.on('ready', () => {
        redis.subscribe(announcementChannel).then(
          () => onChange(null),
          () => undefined,
        );
      });
      redis.on('message', (_, text) => onChange(readAnnouncement(text)));
      redis.connect().catch(() => undefined);
    },
    close: () => redis.disconnect(),
  };
}
