const chinaOffsetMs = 8 * 3600 * 1000;
const dayMs = 24 * 3600 * 1000;
/** Asked for each row of an answer, and the same for all of them. */
let last = { day: Number.NaN, date: '' };

/** The date (`YYYY-MM-DD`) in China standard time, UTC+8 the whole year. */
export function chinaDate(nowMs: number): string {
  const day = Math.floor((nowMs + chinaOffsetMs) / dayMs);
  if (day !== last.day) last = { day, date: new Date(day * dayMs).toISOString().slice(0, 10) };
  return last.date;
}

/** The moment (milliseconds since the epoch) at which a `YYYY-MM-DD` begins in China; NaN for what is no day. */
export function chinaMidnightMs(date: string): number {
  const ms = Date.parse(`${date}T00:00:00Z`);
  // `Date` takes 30 February for 2 March.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date) ? ms - chinaOffsetMs : Number.NaN;
}
