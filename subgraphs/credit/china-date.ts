import type { Clock } from '../../schema/lib/clock';

const UTC_PLUS_8_MS = 8 * 60 * 60 * 1_000;

/** Today's calendar date in China, which has one time zone and no summer time, as yyyy-mm-dd. */
export function chinaDate(clock: Clock): string {
  return new Date(clock.now() + UTC_PLUS_8_MS).toISOString().slice(0, 10);
}
