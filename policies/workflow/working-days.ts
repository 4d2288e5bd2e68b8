const dayMs = 24 * 3_600 * 1_000;

/** What a calendar year has besides Monday to Friday; days are `YYYY-MM-DD` in China. */
export interface WorkCalendar {
  /** Weekdays on which nobody works. */
  readonly holidays: ReadonlySet<string>;
  /** Saturdays and Sundays on which everybody does (调休). */
  readonly workdays: ReadonlySet<string>;
}

export function isWorkingDay(day: string, { holidays, workdays }: WorkCalendar): boolean {
  if (workdays.has(day)) return true;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/**
 * The last day of a term: the day on which something arrives doesn't count (民法典 art. 201).
 * @param day `YYYY-MM-DD`
 * @param count of working days, at least 0
 */
export function addWorkingDays(day: string, count: number, calendar: WorkCalendar): string {
  let ms = Date.parse(`${day}T00:00:00Z`);
  let left = count;
  while (left > 0) {
    ms += dayMs;
    if (isWorkingDay(textOf(ms), calendar)) left -= 1;
  }
  return textOf(ms);
}

function textOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
