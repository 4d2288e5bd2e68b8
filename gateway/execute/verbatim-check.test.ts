import fc from 'fast-check';
import type { VerbatimValue } from '../plan/model';
import { verbatimCheck } from './verbatim-check';

const text = { kind: 'string', nonNull: false } as const;
const inner: VerbatimValue = {
  kind: 'object',
  nonNull: true,
  types: [
    {
      typeName: 'Person',
      members: [
        { name: '__typename', value: null },
        { name: 'pid', value: text },
      ],
    },
    {
      typeName: 'Firm',
      members: [
        { name: '__typename', value: null },
        { name: 'uscc', value: text },
        { name: 'n', value: { kind: 'int', nonNull: true } },
      ],
    },
  ],
};
const form: VerbatimValue = {
  kind: 'list',
  nonNull: true,
  element: {
    kind: 'object',
    nonNull: false,
    types: [
      {
        typeName: 'Row',
        members: [
          { name: 'a', value: text },
          { name: 'f', value: { kind: 'float', nonNull: false } },
          { name: 'b', value: { kind: 'boolean', nonNull: false } },
          { name: 'e', value: { kind: 'enum', nonNull: false, names: ['ON', 'OFF'] } },
          { name: 'holders', value: { kind: 'list', nonNull: false, element: inner } },
        ],
      },
    ],
  },
};

/** What the check says, in words of values. */
function fits(value: VerbatimValue, given: unknown): boolean {
  if (given === null) return !value.nonNull;
  switch (value.kind) {
    case 'list':
      return Array.isArray(given) && given.every((one) => fits(value.element, one));
    case 'object':
      if (typeof given !== 'object' || Array.isArray(given)) return false;
      return value.types.some(({ typeName, members }) => {
        const entries = Object.entries(given as object);
        return (
          entries.length === members.length &&
          members.every(({ name, value: member }, index) => {
            const [key, one] = entries[index] as [string, unknown];
            return key === name && (member === null ? one === typeName : fits(member, one));
          })
        );
      });
    case 'enum':
      return typeof given === 'string' && value.names.includes(given);
    case 'int':
      return Number.isInteger(given);
    case 'float':
      return typeof given === 'number';
    default:
      return typeof given === value.kind;
  }
}

const wrong = fc.constantFrom<unknown>(null, 1, 'x', [], {}, true, 'ON');
const or = (right: fc.Arbitrary<unknown>) =>
  fc.oneof({ weight: 24, arbitrary: right }, { weight: 1, arbitrary: wrong });
const shuffled = (right: fc.Arbitrary<object>) =>
  fc.tuple(right, fc.integer({ min: 0, max: 40 })).map(([object, turn]): object => {
    const entries = Object.entries(object);
    if (turn === 0) return Object.fromEntries(entries.reverse());
    if (turn === 1) return Object.fromEntries(entries.slice(1));
    if (turn === 2) return { ...object, more: 1 };
    return object;
  });
const holder = fc.oneof(
  shuffled(fc.record({ __typename: fc.constant('Person'), pid: or(fc.string()) })),
  shuffled(fc.record({ __typename: fc.constant('Firm'), uscc: or(fc.string()), n: or(fc.constantFrom(0, 7, -7)) })),
);
const row = shuffled(
  fc.record({
    a: or(fc.constantFrom('', '张敏', 'a"b\\c\n')),
    f: or(fc.constantFrom(0, 0.5, -71.25, 80)),
    b: or(fc.boolean()),
    e: or(fc.constantFrom('ON', 'OFF', null)),
    holders: or(fc.array(or(holder), { maxLength: 3 })),
  }),
);

test('exactly the texts are taken whose values fit, in their order', () => {
  const check = verbatimCheck(form);
  let taken = 0;
  fc.assert(
    fc.property(fc.array(or(row), { maxLength: 3 }), (value) => {
      const bytes = Buffer.from(JSON.stringify(value));
      const expected = fits(form, value);
      if (expected) taken += 1;
      expect(check(bytes, 0) === bytes.length).toBe(expected);
    }),
    { numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(300);
});

test('a text that is cut off is not taken', () => {
  const check = verbatimCheck(form);
  const whole = Buffer.from('[{"a":"x","f":1.5,"b":true,"e":"ON","holders":[{"__typename":"Person","pid":"p"}]},null]');
  expect(check(whole, 0)).toBe(whole.length);
  for (let length = 0; length < whole.length; length += 1) expect(check(whole.subarray(0, length), 0)).toBe(-1);
});
