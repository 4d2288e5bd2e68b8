import { isLeafValue } from './leaf-value';

test.each([
  [2 ** 31 - 1, true],
  [2 ** 31, false],
  [-(2 ** 31), true],
  [-(2 ** 31) - 1, false],
  [1.5, false],
  ['1', false],
])('of `Int`, %p is a value: %p (GraphQL, section 3.5.1)', (value, expected) => {
  expect(isLeafValue('Int', value)).toBe(expected);
});
