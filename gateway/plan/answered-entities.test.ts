import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../schema/composition/compose';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { withLink } from '../tests/federation/open-gateway';
import { createPlanner } from './planner';

const plan = createPlanner(loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8')));
const first = (text: string) => [...plan(text).fetches.values()][0]!.entities;
const of = (text: string) => {
  const { lookedUp, others } = first(text);
  return [lookedUp && [lookedUp.typeName, ...lookedUp.key.map(({ name }) => name)], [...others].sort()];
};

test('a look-up by key says whom it is about, in variables', () => {
  expect(of('query ($c: DivisionCode!) { division(code: $c) { name } }')).toEqual([['Division', 'c'], []]);
  expect(of('query ($u: Uscc!) { legalEntity(uscc: $u) { name } }')[0]).toEqual(['LegalEntity', 'u']);
});

test.each([
  ['a key in the text', '{ division(code: "990101") { name } }', 'Division'],
  ['what is no key', 'query ($n: IdNumber!) { person(idNumber: $n) { nameHan: name } }', 'Person'],
  ['more than a key', 'query ($a: ID, $t: String) { address(addressId: $a, text: $t) { text } }', 'Address'],
  ['a list of keys', 'query ($u: [Uscc!]!) { legalEntities(usccs: $u) { name } }', 'LegalEntity'],
  [
    'two of them',
    'query ($c: DivisionCode!) { division(code: $c) { name } b: division(code: $c) { name } }',
    'Division',
  ],
])('a look-up by %s may be about anybody of the type', (_, text, typeName) => {
  expect(of(text)).toEqual([null, [typeName]]);
});

test('a look-up by a key and something beside it may be about anybody of the type', () => {
  const sdl = withLink(
    'type Query { book(id: ID!, of: Int): Book } type Book @key(fields: "id") { id: ID! title: String }',
  );
  const books = createPlanner(loadGraph(compose([{ name: 'books', sdl }]), { checked: false }));
  const of = (text: string) => [...books(text).fetches.values()][0]!.entities.lookedUp?.typeName;
  expect(of('query ($i: ID!) { book(id: $i) { title } }')).toBe('Book');
  expect(of('query ($i: ID!, $o: Int) { book(id: $i, of: $o) { title } }')).toBeUndefined();
});

test('what stands below is unknown, unless nothing but its key is told', () => {
  const address = (below: string) => `query ($a: ID!) { address(addressId: $a) { text division { ${below} } } }`;
  expect(of(address('code name'))[1]).toContain('Division');
  expect(of(address('code'))[1]).not.toContain('Division');
});
