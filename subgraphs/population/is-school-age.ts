import { ageOn } from './age-on';

/**
 * Whether a child is of compulsory school age in a school year: has turned 6 by 31 August of that year, and is under 15
 * on that day (Compulsory Education Law, article 11, and its nine years of schooling).
 *
 * Answers null for other years than last year, this one and the next: an answer for any year would tell the year of
 * birth by trying.
 * @param birthDate `2019-05-06`
 * @param year the year in which the school year starts
 * @param date today, `2026-11-20`
 */
export function isSchoolAge(birthDate: string, year: number, date: string): boolean | null {
  if (Math.abs(year - Number(date.slice(0, 4))) > 1) return null;
  const age = ageOn(birthDate, `${year}-08-31`);
  return age !== null && age >= 6 && age < 15;
}
