import { Redis } from 'ioredis';
import { announcementChannel, writeAnnouncement } from '../../../policies/revision/announcement';
import type { SignedManifest } from '../../../policies/revision/model';

/** Longer is not waited for: gateways ask the store anyway. */
const timeoutMs = 1_000;

/**
 * Announces revisions over Redis; does nothing without one. Connects at once, so that the connection is there when the
 * revision is.
 */
export function redisAnnouncer(url: string | null): { announce(signed: SignedManifest): Promise<void>; close(): void } {
  if (url === null) return { announce: async () => undefined, close: () => undefined };
  const redis = new Redis(url, { maxRetriesPerRequest: 1, connectTimeout: timeoutMs, commandTimeout: timeoutMs });
  redis.on('error', () => undefined);
  return {
    async announce(signed) {
      await redis.publish(announcementChannel, writeAnnouncement(signed));
    },
    close: () => redis.disconnect(),
  };
}
