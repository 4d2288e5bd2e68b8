import { hasMoreValues } from './has-more-values';

test.each([
  ['[{},{},{}]', 6],
  ['{"a":1,"b":2,"c":[3,4]}', 5],
  ['"a,b"', 1],
  ['7', 0],
])('%s has %i', (text, values) => {
  expect(hasMoreValues(Buffer.from(text), values)).toBe(false);
  if (values > 0) expect(hasMoreValues(Buffer.from(text), values - 1)).toBe(true);
});
