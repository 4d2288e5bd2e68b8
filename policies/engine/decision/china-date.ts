const chinaOffsetMs = 8 * 3600 * 1000;

/** The date (`YYYY-MM-DD`) in China standard time, UTC+8 the whole year. */
export function chinaDate(nowMs: number): string {
  return new Date(nowMs + chinaOffsetMs).toISOString().slice(0, 10);
}

/** The moment (milliseconds since the epoch) at which a `YYYY-MM-DD` begins in China; NaN for what is no date. */
export function chinaMidnightMs(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) - chinaOffsetMs;
}
