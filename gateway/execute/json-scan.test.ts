import fc from 'fast-check';
import { intEnd, numberEnd, stringEnd, valueEnd } from './json-scan';

const bytes = (text: string) => Buffer.from(text);
const respelled = (text: string) => JSON.stringify(JSON.parse(text));

/** Text that is nearly always close to JSON. */
const pieces = (alphabet: readonly string[]) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength: 22 }).map((parts) => parts.join(''));

test('a string is taken only as JSON.stringify spells it', () => {
  const inner = pieces(['a', '"', '\\', 'n', 'u0041', '/', '\u0001', '张', '\u2028', '\ud83d\ude00', 'b', '\n']);
  fc.assert(
    fc.property(inner, (text) => {
      const quoted = `"${text}"`;
      const end = stringEnd(bytes(`${quoted},`), 0);
      if (end < 0) return;
      const taken = bytes(quoted).toString('utf8', 0, end);
      expect(respelled(taken)).toBe(taken);
    }),
    { numRuns: 3_000 },
  );
});

test('every string without a numbered escape is taken whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
      const quoted = JSON.stringify(text);
      fc.pre(!quoted.includes('\\u'));
      expect(stringEnd(bytes(`${quoted}]`), 0)).toBe(bytes(quoted).length);
    }),
  );
});

test.each([
  ['numberEnd', numberEnd],
  ['intEnd', intEnd],
] as const)('%s takes a number only as JSON.stringify spells it', (_, end) => {
  const digits = pieces(['0', '0', '1', '9', '5', '.', '-', 'e', '00000', '2147483647', '4294967296']);
  fc.assert(
    fc.property(digits, (text) => {
      const at = end(bytes(`${text},`), 0);
      if (at < 0) return;
      const taken = text.slice(0, at);
      expect(respelled(taken)).toBe(taken);
      expect(text.slice(at)).not.toMatch(/^[\deE]/);
      if (end === intEnd) expect(Number(taken) | 0).toBe(Number(taken));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ['80', 2],
  ['-0.05', 5],
  ['0.000001', 8],
  ['71.25', 5],
  ['0', 1],
  ['-2147483647', 11],
])('the number %s is taken whole', (text, end) => {
  expect(numberEnd(bytes(`${text}}`), 0)).toBe(end);
  expect(intEnd(bytes(`${text}}`), 0)).toBe(text.includes('.') ? -1 : end);
});

test.each(['-0', '-0.0', '01', '1.0', '1e3', '1E3', '0.0000001', '', '-', '.5', '1.', '12345678901234567'])(
  'the number %s is not taken',
  (text) => {
    expect(numberEnd(bytes(`${text},`), 0)).toBe(-1);
    expect(intEnd(bytes(`${text},`), 0)).toBe(-1);
  },
);

test('the end of any value is found', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(',', ']', '}'), (value, after) => {
      const text = JSON.stringify(value);
      expect(valueEnd(bytes(`${text}${after}1`), 0)).toBe(bytes(text).length);
    }),
  );
  expect(valueEnd(bytes('{"a":["}"'), 0)).toBe(-1);
  expect(valueEnd(bytes('"a\\"'), 0)).toBe(-1);
});
