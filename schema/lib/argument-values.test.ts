import { buildSchema, type FieldNode, getArgumentValues, parse } from 'graphql';
import { argumentValues } from './argument-values';

const schema = buildSchema(`
  input Range { from: Int! until: Int = 9 tags: [String!] }
  enum Sort { NEW OLD }
  type Query {
    plain: Int
    all(id: ID!, first: Int = 20, range: Range, sort: Sort = OLD, ids: [ID!], open: Boolean): Int
  }
`);
const fields = schema.getQueryType()!.getFields();

const texts = [
  '{ plain }',
  '{ all }',
  '{ all(id: null) }',
  '{ all(id: "a") }',
  '{ all(id: 7, first: null, sort: NEW, open: true) }',
  '{ all(id: "a", first: "many") }',
  '{ all(id: "a", range: { from: 1 }, ids: "b") }',
  '{ all(id: "a", range: { until: 1 }) }',
  '{ all(id: $id, first: $first, sort: $sort) }',
  '{ all(id: $id, range: { from: $first, tags: ["x", $id] }) }',
  '{ all(id: "a", ids: [$id, "b"], range: $range) }',
  '{ all(id: $__proto__, first: $constructor) }',
];
const given: Readonly<Record<string, unknown>>[] = [
  {},
  { id: 'x' },
  { id: null, first: null },
  { id: 'x', first: 3, sort: 'NEW', range: { from: 1, until: 2 } },
  { id: 'x', first: undefined, range: null },
  JSON.parse('{ "__proto__": "p", "constructor": 4 }'),
].map((variables) => Object.assign(Object.create(null), variables));

const outcome = (read: () => unknown) => {
  try {
    return read();
  } catch (error) {
    return (error as Error).message;
  }
};

test.each(texts)('%s: as graphql-js, for whatever variables, again and again', (text) => {
  const [definition] = parse(text.replace('{', 'query {')).definitions;
  if (definition?.kind !== 'OperationDefinition') throw new Error('expected an operation');
  const node = definition.selectionSet.selections[0] as FieldNode;
  const field = fields[node.name.value]!;
  for (const variables of [...given, ...given]) {
    const expected = outcome(() => getArgumentValues(field, node, variables));
    expect(outcome(() => argumentValues(field, node, variables))).toEqual(expected);
  }
});

test('one node under two definitions, as a fragment on an interface is', () => {
  const other = buildSchema('type Query { all(id: ID!, first: Int = 5): Int }').getQueryType()!.getFields()['all']!;
  const [definition] = parse('{ all(id: 1) }').definitions;
  if (definition?.kind !== 'OperationDefinition') throw new Error('expected an operation');
  const node = definition.selectionSet.selections[0] as FieldNode;
  expect(argumentValues(fields['all']!, node, {})).toEqual({ id: '1', first: 20, sort: 'OLD' });
  expect(argumentValues(other, node, {})).toEqual({ id: '1', first: 5 });
});
