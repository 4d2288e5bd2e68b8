/** The day on which the synthetic registers were drawn up: what is valid or published is so as of this day. */
export const referenceDate = '2026-11-20';

/** `date` (yyyy-mm-dd) moved by a number of days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** `date` moved by a number of years; 29 February becomes 28. */
export function addYears(date: string, years: number): string {
  const day = date.endsWith('-02-29') ? '02-28' : date.slice(5);
  return `${Number(date.slice(0, 4)) + years}-${day}`;
}

/** Completed years between a birth date and the reference date. */
export function ageAtReference(birthDate: string): number {
  const years = Number(referenceDate.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return referenceDate.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
