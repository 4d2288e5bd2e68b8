import { withinDivision } from './within-division';

test.each([
  ['990101', '990101', true],
  ['990101', '990100', true],
  ['990101', '990000', true],
  ['990101001001', '990101', true],
  ['990101001001', '990101001', true],
  ['990101001001', '990101001000', true],
  ['990101001001', '990101000000', true],
  ['990101', '990101001', false],
  ['990102', '990101', false],
  ['990201', '990100', false],
  ['910101', '990000', false],
  [null, '990000', false],
])('%s within %s is %s', (code, outer, expected) => {
  expect(withinDivision(code, outer)).toBe(expected);
});
