import { buildSchema } from 'graphql';
import type { CatalogueField, VaryBy } from '../../policies/engine/model';
import { createSharing } from './create-sharing';

const full = buildSchema(`
  interface Party { name: String }
  type Person implements Party { name: String  pid: ID }
  type Firm implements Party { name: String }
  type Query { party: Party }
`);

const rule = (varyBy: VaryBy, ttlSeconds: number, staleIfErrorSeconds: number) =>
  ({ varyBy, ttlSeconds, staleIfErrorSeconds }) as CatalogueField;

const fields = new Map([
  ['Person.pid', rule('nothing', 60, 30)],
  ['Person.name', rule('item', 10, 0)],
  ['Firm.name', rule('consumer', 100, 5)],
  ['Query.party', rule('case', 1, 1)],
]);
const sharing = createSharing(full)({ revision: 'r', field: (coordinate) => fields.get(coordinate) });

test.each([
  [['Person.pid'], rule('nothing', 60, 30)],
  [['Person.pid', 'Person.name'], rule('item', 10, 0)],
  [['Firm.name', 'Person.name', 'Person.pid'], rule('consumer', 10, 0)],
  // All types behind an interface count.
  [['Party.name'], rule('consumer', 10, 0)],
  [['Person.pid', 'Query.party'], rule('case', 1, 1)],
  // What nobody classified, or nobody asked for, is nobody else's.
  [['Person.pid', 'Person.unknown'], rule('case', 0, 0)],
  [['Unknown.field'], rule('case', 0, 0)],
  [[], rule('case', 0, 0)],
])('%j is shared as its strictest owner says', (coordinates, expected) => {
  expect(sharing.of(coordinates)).toEqual(expected);
});
