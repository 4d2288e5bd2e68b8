interface Schedule {
  readonly baseMonths: number;
  /** First month of birth that is delayed, then one month more for every four. */
  readonly from: string;
}

const MAX_DELAY_MONTHS = 36;
const MONTHS_OF_BIRTH_PER_MONTH = 4;
const SCHEDULES: Readonly<Record<string, Schedule>> = {
  男: { baseMonths: 60 * 12, from: '1965-01' },
  女: { baseMonths: 55 * 12, from: '1970-01' },
};

/**
 * Whether a person has reached the statutory retirement age: 60 rising to 63 for men, 55 rising to 58 for women, one
 * month later for every four months of birth (Decision on Gradually Raising the Statutory Retirement Age, 2024-09-13).
 * The register does not know who retires from 50 (women workers), so their earlier age is not told.
 * @param sex 男 or 女
 * @param birthDate `1966-05-04`
 * @param date today, `2026-11-20`
 * @returns null for another sex
 */
export function isRetirementAge(sex: string, birthDate: string, date: string): boolean | null {
  const schedule = SCHEDULES[sex];
  if (!schedule) return null;
  const bornAfter = monthsOf(birthDate) - monthsOf(schedule.from);
  const delay = bornAfter < 0 ? 0 : Math.min(Math.floor(bornAfter / MONTHS_OF_BIRTH_PER_MONTH) + 1, MAX_DELAY_MONTHS);
  const age = monthsOf(date) - monthsOf(birthDate) - (date.slice(8) < birthDate.slice(8) ? 1 : 0);
  return age >= schedule.baseMonths + delay;
}

/** Calendar months since year 0. */
function monthsOf(date: string): number {
  return Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
}
