import { isMinor } from './minor';

const at = (iso: string) => Date.parse(iso);

describe('isMinor', () => {
  it('ends on the fourteenth birthday, in the calendar of China', () => {
    expect(isMinor('2012-11-21', at('2026-11-20T15:59:59Z'))).toBe(true);
    expect(isMinor('2012-11-21', at('2026-11-20T16:00:00Z'))).toBe(false);
  });

  it('reads years before 1000 as years, such as stand for a birth date that was never recorded', () => {
    expect(isMinor('0001-01-01', at('2026-11-20T00:00:00Z'))).toBe(false);
  });

  it.each([[null], [undefined], [''], ['2012'], [20121121], [['1990-01-01']], ['x1990-01-01'], ['1990-01-01x']])(
    'counts `%s` as a minor: what is unknown denies',
    (bornOn) => {
      expect(isMinor(bornOn, at('2026-11-20T00:00:00Z'))).toBe(true);
    },
  );
});
