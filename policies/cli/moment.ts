/**
 * Milliseconds since the epoch of a date or a date and time. A date is its noon in China, so that no time zone makes it
 * the day before. Throws `Error` for what is neither.
 */
export function momentMs(text: string): number {
  const parsed = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00+08:00` : text);
  if (Number.isNaN(parsed)) throw new Error(`\`${text}\` is no date: expected YYYY-MM-DD or a date and time`);
  return parsed;
}
