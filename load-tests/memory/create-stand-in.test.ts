import { buildSchema } from 'graphql';
import { createStandIn } from './create-stand-in';

const schema = buildSchema(`
  scalar Uscc
  type Query { firm(uscc: Uscc!): Firm, parties: [Party!]! }
  union Party = Firm | Person
  interface Named { name: String! }
  type Firm implements Named { uscc: Uscc! name: String! staff: [Person] }
  type Person implements Named { name: String! sex: Sex }
  enum Sex { F M }
`);
const standIn = createStandIn(schema, () => 0.5);
const answer = (text: string, variables = {}) => JSON.parse(standIn(text, null)(variables)).data;

test('any field has a value of its type, under its alias', () => {
  const { it } = answer('{ it: firm(uscc: "x") { __typename uscc staff { ...P } } } fragment P on Person { s: sex }');
  expect(it).toEqual({ __typename: 'Firm', uscc: expect.stringMatching(/^91.{16}$/), staff: [{ s: 'F' }, { s: 'F' }] });
});

test('entities have the keys they were asked for by', () => {
  const text = 'query ($r: [_Any!]!) { _e0: _entities(representations: $r) { ... on Firm { __typename uscc name } } }';
  const representations = ['A', 'B'].map((uscc) => ({ __typename: 'Firm', uscc }));
  const { _e0 } = answer(text, { r: representations });
  expect(_e0).toEqual([
    { __typename: 'Firm', uscc: 'A', name: expect.any(String) },
    { __typename: 'Firm', uscc: 'B', name: expect.any(String) },
  ]);
});

test('fragments on abstract types, and fields that are left out', () => {
  const text =
    'query ($no: Boolean!) { parties { ... on Named { name @include(if: $no) } ... on Firm { uscc @skip(if: true) } } }';
  expect(answer(text, { no: false })).toEqual({ parties: [{}, {}] });
});

test('a field that the graph lacks is an error', () => {
  expect(() => answer('{ firm { age } }')).toThrow('the graph has no `Firm.age`');
});
