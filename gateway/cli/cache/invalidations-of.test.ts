import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../../schema/composition/compose';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { withLink } from '../../tests/federation/open-gateway';
import { invalidationsOf } from './invalidations-of';

const government = loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8'));
const seal = { name: (text: string) => `<${text}>` };
const of = (typeName: string, key: Record<string, unknown> | null = null, graph = government) =>
  invalidationsOf(graph, seal, { typeName, key });

const books = loadGraph(
  compose([
    {
      name: 'books',
      sdl: withLink(`
        interface Media @key(fields: "id") { id: ID! title: String }
        type Book implements Media @key(fields: "id") @key(fields: "shelf { room row } isbn") {
          id: ID! title: String isbn: String! shelf: Shelf!
        }
        type Shelf { room: String! row: Int! }
        type Query { books: [Book] }
      `),
    },
    {
      name: 'prices',
      sdl: withLink(
        'type Book @key(fields: "isbn shelf { room row }") { isbn: String! shelf: Shelf! @shareable price: Int } type Shelf @shareable { room: String! row: Int! }',
      ),
    },
    { name: 'ratings', sdl: withLink('type Media @interfaceObject @key(fields: "id") { id: ID! rating: Int }') },
  ]),
  { checked: false },
);

test('a type', () => {
  expect(of('LegalEntity')).toEqual([{ typeName: 'LegalEntity', entity: null }]);
  expect(of('Query')).toEqual([{ typeName: 'Query', entity: null }]);
});

test('one entity, once for departments that know it by the same key', () => {
  expect(of('Division', { code: '990101' })).toEqual([{ typeName: 'Division', entity: '<8:Division["990101"]>' }]);
});

test('departments may know a type as its interface', () => {
  const names = (typeName: string, key: Record<string, unknown> | null) =>
    of(typeName, key, books).map(({ typeName: name, entity }) => [name, entity]);
  expect(names('Book', null)).toEqual([
    ['Book', null],
    ['Media', null],
  ]);
  expect(names('Media', null)).toEqual([
    ['Media', null],
    ['Book', null],
  ]);
  const both = [
    ['Book', '<4:Book["7"]>'],
    ['Media', '<5:Media["7"]>'],
  ];
  expect(names('Book', { id: '7' })).toEqual(both);
  // As everywhere, an `ID` that came as a number is its text.
  expect(names('Book', { id: 7 })).toEqual(both);
});

test('departments may order a key as they like, and keys may be nested', () => {
  const key = { isbn: 'x', shelf: { room: 'a', row: 2 } };
  expect(of('Book', key, books)).toEqual([
    { typeName: 'Book', entity: '<4:Book[["a",2],"x"]>' },
    { typeName: 'Book', entity: '<4:Book["x",["a",2]]>' },
  ]);
});

test.each([
  ['Nobody', null, '`--type`: expected an object type or interface of the graph, got `Nobody`'],
  ['IdNumber', null, '`--type`: expected an object type or interface of the graph, got `IdNumber`'],
  ['__Type', null, '`--type`: expected an object type or interface of the graph, got `__Type`'],
  ['LivingStatus', { a: 1 }, '`--type`: expected'],
  ['Division', {}, '`--key`: expected the fields of a key of `Division`, `{ code }`; got none'],
  ['Division', { name: 'secret' }, '`--key`: expected the fields of a key of `Division`, `{ code }`; got `name`'],
  ['Division', { code: 990101 }, '`--key`: the value of `code` is no `DivisionCode`'],
  ['Division', { code: null }, '`--key`: '],
  ['AbnormalOperation', { id: 'secret' }, '`--key`: `AbnormalOperation` has no key; leave it out'],
])('%s with key %j is refused, without its values', (typeName, key, message) => {
  expect(() => of(typeName, key)).toThrow(message);
  expect(() => of(typeName, key)).not.toThrow('secret');
});
