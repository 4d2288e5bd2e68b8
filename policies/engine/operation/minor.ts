import { chinaDate } from '../decision/china-date';

/** Under this age all personal data is sensitive (PIPL, article 28). */
const AGE_YEARS = 14;

/**
 * Whether somebody born on this day is under 14, in the calendar of China. A date that cannot be read counts as a
 * minor's: a rule without its input denies.
 * @param bornOn `YYYY-MM-DD`
 */
export function isMinor(bornOn: unknown, nowMs: number): boolean {
  if (typeof bornOn !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(bornOn)) return true;
  const birthday = `${String(Number(bornOn.slice(0, 4)) + AGE_YEARS).padStart(4, '0')}${bornOn.slice(4)}`;
  return chinaDate(nowMs) < birthday;
}
