import type { Clock } from '../../schema/lib/clock';

const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The calendar date in China (UTC+8, no summer time) by the injected clock, `2026-11-20`. */
export function today(clock: Clock): string {
  return new Date(clock.now() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
}
