import { buildSchema } from 'graphql';
import { parentsOf } from './parents-of';

const schema = buildSchema(/* GraphQL */ `
  type Query { person: Person  holders: [[Holder!]!]!  any: Any }
  interface Holder { friend: Person }
  union Any = Firm | Receipt
  type Person implements Holder { friend: Person }
  type Firm implements Holder { friend: Person }
  type Receipt { done: Boolean  query: Query }
`);

test.each([
  ['Person', ['Query.person', 'Query.holders', 'Person.friend', 'Firm.friend']],
  ['Firm', ['Query.holders', 'Query.any']],
  ['Receipt', ['Query.any']],
  ['Query', ['Receipt.query']],
  ['Holder', []],
  ['Ghost', []],
])('%s is returned by %j', (typeName, expected) => {
  expect([...parentsOf(schema, typeName)].sort()).toEqual([...expected].sort());
});
