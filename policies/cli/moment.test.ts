import { momentMs } from './moment';

test.each([
  ['2026-11-20', '2026-11-20T04:00:00.000Z'],
  ['2028-02-29', '2028-02-29T04:00:00.000Z'],
  ['2026-12-31T23:30', '2026-12-31T15:30:00.000Z'],
  ['2026-12-31 23:30:05', '2026-12-31T15:30:05.000Z'],
  ['2026-12-31T23:30:05.25+08:00', '2026-12-31T15:30:05.250Z'],
  ['2026-12-31T23:30:05Z', '2026-12-31T23:30:05.000Z'],
  ['2026-12-31T23:30-05:00', '2027-01-01T04:30:00.000Z'],
])('%s is %s, on whatever machine it is said', (text, moment) => {
  expect(new Date(momentMs(text)).toISOString()).toBe(moment);
});

test.each(['5', 'soon', '', '20.11.2026', '2026-02-30', '2027-02-29T10:00', '2026-11-20T25:00', '2026-11-20T10:60Z'])(
  '`%s` is no moment',
  (text) => {
    expect(() => momentMs(text)).toThrow(`\`${text}\` is no date: expected YYYY-MM-DD or a date and time`);
  },
);
