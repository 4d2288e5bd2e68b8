import { Redis } from 'ioredis';
import { announcementChannel, readAnnouncement } from '../../policies/revision/announcement';
import { subscribe } from '../redis/subscribe';
import type { Announcements } from './model';

const longestWaitMs = 2_000;
const usualTimeoutMs = 2_000;

/**
 * Hears announcements at once. Nothing depends on it: what is missed is found by asking the store, which is done when
 * the connection is back.
 * @param timeoutMs of each question whether Redis is still there (every `pingMs`), and of hanging up
 */
export function redisAnnouncements(
  url: string,
  { pingMs, timeoutMs = usualTimeoutMs }: { readonly pingMs?: number; readonly timeoutMs?: number } = {},
): Announcements {
  let subscription: { close(): void } | undefined;
  return {
    listen(onChange) {
      const redis = new Redis(url, {
        lazyConnect: true,
        autoResubscribe: false,
        commandTimeout: timeoutMs,
        disconnectTimeout: timeoutMs,
        retryStrategy: (attempt) => Math.min(longestWaitMs, 50 * attempt),
      });
      const listener = {
        back: () => onChange(null),
        message: (text: string) => onChange(readAnnouncement(text)),
      };
      subscription = subscribe(redis, announcementChannel, listener, { pingMs });
    },
    close: () => subscription?.close(),
  };
}
