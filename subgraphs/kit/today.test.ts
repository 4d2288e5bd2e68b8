import { today } from './today';

test.each([
  ['2026-11-19T15:59:59.999Z', '2026-11-19'],
  ['2026-11-19T16:00:00.000Z', '2026-11-20'],
  ['2026-12-31T16:00:00.000Z', '2027-01-01'],
])('at %s it is %s in China', (instant, date) => {
  expect(today({ now: () => Date.parse(instant) })).toBe(date);
});
