/** Where a law draws a line: school age 6, sensitive data of minors 14, majority 18, ride-hailing and pensions 60, 70. */
const BANDS: readonly (readonly [from: number, band: string])[] = [
  [70, '70+'],
  [60, '60-69'],
  [18, '18-59'],
  [14, '14-17'],
  [6, '6-13'],
  [0, '0-5'],
];

/** The age band of an age in completed years, e.g. `18-59`; bands are wide so that they don't give the age away. */
export function ageBand(age: number): string {
  return BANDS.find(([from]) => age >= from)![1];
}
