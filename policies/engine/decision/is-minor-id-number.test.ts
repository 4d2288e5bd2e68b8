import { isMinorIdNumber } from './is-minor-id-number';

const nowMs = Date.parse('2026-11-20T12:00:00+08:00');

describe('isMinorIdNumber', () => {
  it.each([
    '201905060128',
    '201212310128',
    '201211200128',
    '201912010128',
    '201910310128',
    '20191130012X',
    '20191229012x',
  ])('knows a child by its date of birth: 990101%s', (rest) =>
    expect(isMinorIdNumber(`990101${rest}`, nowMs)).toBe(rest !== '201211200128'),
  );

  it.each([
    ['an adult', '990101198604170244'],
    ['nobody: one digit too many before', '9990101201905060128'],
    ['nobody: one digit too many behind', '9901012019050601280'],
    ['nobody: too short', '99010120190506012'],
    ['no century that anybody was born in', '990101211905060128'],
    ['no month', '990101201913060128'],
    ['no month', '990101201900060128'],
    ['no day', '990101201905320128'],
    ['no day', '990101201905000128'],
    ['letters', '9901012019050601AX'],
    ['text that only holds a number', 'x990101201905060128'],
  ])('is not taken in by %s: %s', (_, value) => expect(isMinorIdNumber(value, nowMs)).toBe(false));
});
