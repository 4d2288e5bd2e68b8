import { ageBand } from './age-band';
import { ageOn } from './age-on';
import { isSchoolAge } from './is-school-age';

test.each([
  ['1986-04-17', '2026-04-16', 39],
  ['1986-04-17', '2026-04-17', 40],
  ['2008-02-29', '2026-02-28', 17],
  ['2008-02-29', '2026-03-01', 18],
  ['2026-11-20', '2026-11-20', 0],
  ['2026-11-21', '2026-11-20', null],
])('who is born on %s is %s years old on %s', (birthDate, date, age) => {
  expect(ageOn(birthDate, date as string)).toBe(age);
});

test.each([
  [0, '0-5'],
  [5, '0-5'],
  [6, '6-13'],
  [13, '6-13'],
  [14, '14-17'],
  [18, '18-59'],
  [59, '18-59'],
  [60, '60-69'],
  [70, '70+'],
  [120, '70+'],
])('age %s is in band %s', (age, band) => {
  expect(ageBand(age)).toBe(band);
});

test.each([
  ['turned 6 on 31 August', '2020-08-31', 2026, true],
  ['turns 6 on 1 September', '2020-09-01', 2026, false],
  ['is 14 on 31 August', '2011-09-01', 2026, true],
  ['is 15 on 31 August', '2011-08-31', 2026, false],
  ['is born after that day', '2026-10-01', 2026, false],
  ['is asked about next year', '2021-05-01', 2027, true],
  ['is asked about two years on', '2021-05-01', 2028, null],
  ['is asked about two years back', '2011-05-01', 2024, null],
])('a child who %s', (_name, birthDate, year, expected) => {
  expect(isSchoolAge(birthDate, year, '2026-11-20')).toBe(expected);
});
