import { buildSchema, isNonNullType, parse, validate } from 'graphql';
import type { OperationHabits } from './operation-habits';
import { Random } from './random';
import { randomOperation } from './random-operation';

const schema = buildSchema(`
  enum Kind { RED BLUE }
  input Filter { kind: Kind!, tags: [String!], not: Filter }
  interface Named { name: String }
  type Person implements Named { name: String, friends(first: Int): [Person] }
  type Firm implements Named { name: String, staff(filter: Filter): [Named] }
  union Party = Person | Firm
  type Query { party(id: ID!): Party, named: [Named], count(kind: Kind): Int }
  type Mutation { rename(id: ID!, name: String): Person }
`);

/** Every field under a name of its own, so that all is valid. */
function habits(random: Random, changed: Partial<OperationHabits> = {}): OperationHabits {
  let aliases = 0;
  return {
    name: 'Q',
    mostFields: 12,
    width: () => 1 + random.below(3),
    chances: { mutation: 0.2, typename: 0.1, fragment: 0.2, directive: 0.2, variable: 0.5, leftOut: () => 0.5 },
    contentFirst: false,
    within: (type) => [type, ...schema.getPossibleTypes(type)],
    field: (_, fields) => random.pick(fields),
    alias() {
      aliases += 1;
      return `a${aliases}`;
    },
    typenameAlias: () => null,
    listLength: () => random.below(3),
    inputFields: (fields) => fields.filter(({ type }) => isNonNullType(type) || random.chance(0.5)),
    value: (name, typeName) => (typeName === 'Int' ? random.below(9) : `${name} "${random.below(9)}"`),
    ...changed,
  };
}

function some(seed: number, changed?: Partial<OperationHabits>) {
  const random = new Random(seed);
  return Array.from({ length: 300 }, () => randomOperation(schema, random, habits(random, changed)));
}

test('operations are valid and use what the language has', () => {
  const texts = some(1).map(({ text }) => text);
  for (const text of texts) expect([text, validate(schema, parse(text))]).toEqual([text, []]);
  const all = texts.join('\n');
  for (const form of ['mutation Q', 'fragment F0 on', '... on Party', '@skip(if: $', '@include(if: true', ': Filter'])
    expect(all).toContain(form);
  for (const form of ['(kind: RED)', 'kind: BLUE', 'id: "id \\"']) expect(all).toContain(form);
});

test('the same seed gives the same operations, another one others', () => {
  expect(some(2)).toEqual(some(2));
  expect(some(2)).not.toEqual(some(3));
});

test('whether content is drawn before its kind or after, seeds lead to as many operations, and to others', () => {
  const first = some(6, { contentFirst: true });
  for (const { text } of first) expect([text, validate(schema, parse(text))]).toEqual([text, []]);
  expect(first).not.toEqual(some(6));
});

test('once the fields are used up, only leaves are added where there are any', () => {
  const widest = Math.max(...some(4, { mostFields: 1 }).map(({ text }) => text.match(/\ba\d+:/g)?.length ?? 0));
  const wider = Math.max(...some(4).map(({ text }) => text.match(/\ba\d+:/g)?.length ?? 0));
  expect(widest).toBeLessThan(wider);
});

test('names that an object has taken are known in all its fragments, and in no other object', () => {
  const own = (random: Random, taken: Map<Set<string>, string[]>): OperationHabits =>
    habits(random, {
      alias({ name }, _, names) {
        taken.set(names, [...(taken.get(names) ?? []), name]);
        const known = names.has(name);
        names.add(name);
        return known ? `b${[...taken.values()].flat().length}` : null;
      },
    });
  const random = new Random(5);
  for (let n = 0; n < 300; n += 1) {
    const { text } = randomOperation(schema, random, own(random, new Map()));
    expect([text, validate(schema, parse(text))]).toEqual([text, []]);
  }
});
