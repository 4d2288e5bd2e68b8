import type { Feature } from '../feature';

const books = [
  { __typename: 'Book', id: 'b1', title: 'Book 1', animals: ['a1', 'a2'] },
  { __typename: 'Magazine', id: 'm1', title: 'Magazine 1', animals: ['a1'] },
];
const animals: Record<string, { __typename: string; id: string; name: string; age: number }> = {
  a1: { __typename: 'Dog', id: 'a1', name: 'Fido', age: 1 },
  a2: { __typename: 'Cat', id: 'a2', name: 'Puss', age: 2 },
};
const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };

/** What one path provides, other paths to the same field must not be asked for. */
const feature: Feature = {
  name: 'provides',
  subgraphs: {
    a: {
      sdl: `type Query { media: Media @shareable full: Media @provides(fields: "... on Book { title animals { ... on Dog { name } ... on Cat { name } } }")
          item: Item @provides(fields: "... on Book { title } ... on Magazine { title }") }
        union Item = Book | Magazine
        interface Media { id: ID! animals: [Animal] }
        interface Animal { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! title: String @external animals: [Animal] @shareable }
        type Magazine implements Media @key(fields: "id") { id: ID! title: String @external animals: [Animal] @shareable }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String @external }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String @external }`,
      resolvers: {
        Query: { media: () => strip(books[0]), full: () => books[0], item: () => books[0] },
        Media: typeOf,
        Item: typeOf,
        Animal: typeOf,
        Book: { animals: withAnimals },
        Magazine: { animals: withAnimals },
      },
    },
    b: {
      sdl: `type Query { media: Media @shareable list: [Media] }
        interface Media { id: ID! animals: [Animal] title: String }
        interface Animal { id: ID! }
        type Book implements Media @key(fields: "id") { id: ID! animals: [Animal] @shareable title: String @shareable }
        type Magazine implements Media @key(fields: "id") { id: ID! animals: [Animal] @shareable title: String @shareable }
        type Dog implements Animal @key(fields: "id", resolvable: false) { id: ID! }
        type Cat implements Animal @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Query: { media: () => books[0], list: () => books },
        Media: typeOf,
        Animal: typeOf,
        Book: { __resolveReference: find, animals: withAnimals },
        Magazine: { __resolveReference: find, animals: withAnimals },
      },
    },
    c: {
      sdl: `interface Animal { id: ID! name: String }
        type Dog implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }
        type Cat implements Animal @key(fields: "id") { id: ID! name: String @shareable age: Int }`,
      resolvers: {
        Animal: typeOf,
        Dog: { __resolveReference: ({ id }: { id: string }) => animals[id] },
        Cat: { __resolveReference: ({ id }: { id: string }) => animals[id] },
      },
    },
  },
  cases: [
    {
      query: '{ media { id animals { id name } } }',
      data: {
        media: {
          id: 'b1',
          animals: [
            { id: 'a1', name: 'Fido' },
            { id: 'a2', name: 'Puss' },
          ],
        },
      },
    },
    {
      query: '{ full { id animals { id name } } }',
      data: {
        full: {
          id: 'b1',
          animals: [
            { id: 'a1', name: 'Fido' },
            { id: 'a2', name: 'Puss' },
          ],
        },
      },
    },
    {
      query: '{ full { ... on Book { title animals { name ... on Cat { age } } } } }',
      data: { full: { title: 'Book 1', animals: [{ name: 'Fido' }, { name: 'Puss', age: 2 }] } },
    },
    { query: '{ item { ... on Book { title } } }', data: { item: { title: 'Book 1' } }, maxCalls: 1 },
    {
      query: '{ list { title animals { __typename ... on Dog { age name } } } }',
      data: {
        list: [
          { title: 'Book 1', animals: [{ __typename: 'Dog', age: 1, name: 'Fido' }, { __typename: 'Cat' }] },
          { title: 'Magazine 1', animals: [{ __typename: 'Dog', age: 1, name: 'Fido' }] },
        ],
      },
    },
  ],
};

function find({ id }: { id: string }) {
  return books.find((book) => book.id === id);
}
function withAnimals({ id }: { id: string }) {
  return (books.find((book) => book.id === id)?.animals ?? []).map((one) => animals[one]);
}
function strip(book: (typeof books)[number] | undefined) {
  return { __typename: book?.__typename, id: book?.id };
}
export default feature;
