/**
 * Completed years of age (周岁) on a date: a year is complete on the birthday itself, for 29 February on 1 March.
 * @param birthDate `1986-04-17`
 * @param date `2026-11-20`
 * @returns null for who is born after `date`, which only a faulty record says
 */
export function ageOn(birthDate: string, date: string): number | null {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4));
  const age = date.slice(5) < birthDate.slice(5) ? years - 1 : years;
  return age < 0 ? null : age;
}
