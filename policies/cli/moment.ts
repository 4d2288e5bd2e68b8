import { chinaMidnightMs } from '../engine/decision/china-date';

const written = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?)?$/;

/**
 * Milliseconds since the epoch of a date or a date and time. Without an offset it is in China, as agreements count,
 * whatever the zone of the machine; a date is its noon there. Throws `Error` for what is neither: `Date.parse` would
 * take 30 February for 2 March.
 */
export function momentMs(text: string): number {
  const [, date = '', time = '12:00', offset = '+08:00'] = written.exec(text) ?? [];
  const parsed = Date.parse(`${date}T${time}${offset}`);
  if (Number.isNaN(chinaMidnightMs(date)) || Number.isNaN(parsed)) {
    throw new Error(`\`${text}\` is no date: expected YYYY-MM-DD or a date and time, for example 2026-11-20T18:00`);
  }
  return parsed;
}
