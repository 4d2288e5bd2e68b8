import { chinaDate, chinaMidnightMs } from './china-date';

describe('chinaDate', () => {
  it('changes at midnight in China', () => {
    const midnight = Date.parse('2026-11-21T00:00:00+08:00');
    expect([chinaDate(midnight - 1), chinaDate(midnight), chinaDate(midnight - 1)]).toEqual([
      '2026-11-20',
      '2026-11-21',
      '2026-11-20',
    ]);
    expect(chinaDate(midnight + 24 * 3_600_000 - 1)).toBe('2026-11-21');
    expect(chinaDate(-1)).toBe('1970-01-01');
  });
});

describe('chinaMidnightMs', () => {
  it('is when a day begins in China', () => {
    expect(chinaMidnightMs('2026-11-21')).toBe(Date.parse('2026-11-20T16:00:00Z'));
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', 'soon', ''])('is NaN for `%s`, which is no day', (date) => {
    expect(chinaMidnightMs(date)).toBeNaN();
  });
});
