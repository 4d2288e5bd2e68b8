import type { Feature } from '../feature';

const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
/** A resolver that a good plan never comes to. */
const never = (what: string) => () => Promise.reject(new Error(`asked for ${what} without need`));
const pets = [
  { __typename: 'Dog', id: 'p1', name: 'Rex', age: 3 },
  { __typename: 'Cat', id: 'p2', name: 'Tom', age: 5 },
];
const shelves: Record<string, { id: string; name: string; inner: string[] }> = {
  s1: { id: 's1', name: 'shelf 1', inner: ['s2'] },
  s2: { id: 's2', name: 'shelf 2', inner: ['s3'] },
  s3: { id: 's3', name: 'shelf 3', inner: ['s1'] },
};
const shelf = (id: string) => ({
  ...shelves[id],
  inner: shelves[id]?.inner.map((one) => ({ id: one, name: shelves[one]?.name })),
});

/** What is provided is had where it is provided, and only what the client asked for; subgraphs refuse all detours. */
const feature: Feature = {
  name: 'provides and no more',
  subgraphs: {
    all: {
      sdl: `type Query { unused: Boolean house: House @shareable media: [Media] @shareable }
        interface House { id: ID! } interface Pet { id: ID! }
        type Villa implements House @key(fields: "id") { id: ID! pets: [Pet] @shareable }
        type Dog implements Pet @key(fields: "id") { id: ID! @external }
        type Cat implements Pet @key(fields: "id") { id: ID! @external }
        union Media = Book | Film
        type Book @key(fields: "id") { id: ID! } type Film @key(fields: "id") { id: ID! }
        type Rack @key(fields: "id") { id: ID! }
        type Leaf @key(fields: "id") { id: ID! name: String! @shareable text: String! @shareable more: String! }`,
      resolvers: {
        Query: { house: never('house'), media: never('media') },
        House: typeOf,
        Pet: typeOf,
        Media: typeOf,
        Rack: { __resolveReference: never('Rack') },
        Leaf: {
          __resolveReference: ({ id }: { id: string }) => ({ id, more: `more of ${id}` }),
          name: never('Leaf.name'),
          text: never('Leaf.text'),
        },
      },
    },
    giver: {
      sdl: `type Query { house: House @shareable @provides(fields: "pets { id name }")
          media: [Media] @shareable @provides(fields: "... on Book { title }")
          racks: [Rack] @shareable @provides(fields: "shelves { id name inner { id name } }")
          leaf: Leaf @provides(fields: "name text") leaves: [Leaf!]! @provides(fields: "name text") product: Product }
        interface House { id: ID! pets: [Pet] } interface Pet { id: ID! name: String }
        type Villa implements House { id: ID! @shareable pets: [Pet] @external }
        type Dog implements Pet { id: ID! @external name: String @external }
        type Cat implements Pet { id: ID! @external name: String @external }
        union Media = Book | Film
        type Book @key(fields: "id") { id: ID! title: String @external } type Film @key(fields: "id") { id: ID! }
        type Rack @key(fields: "id") { id: ID! shelves: [Shelf] @external }
        type Shelf @key(fields: "id") { id: ID! name: String inner: [Shelf] @external }
        type Leaf @key(fields: "id") { id: ID! name: String! @external text: String! @external }
        interface Product { same: Product }
        type Pen implements Product @key(fields: "id") { id: ID! same: Pen @provides(fields: "price") price: Float @external }`,
      resolvers: {
        Query: {
          house: () => ({ __typename: 'Villa', id: 'v1', pets }),
          media: () => [
            { __typename: 'Book', id: 'm1', title: 'Book 1' },
            { __typename: 'Film', id: 'm2' },
          ],
          racks: () => [
            { id: 'r1', shelves: [shelf('s1'), shelf('s2')] },
            { id: 'r2', shelves: [shelf('s3')] },
          ],
          leaf: () => ({ id: 'l1', name: 'leaf 1' }),
          leaves: () => [
            { id: 'l1', name: 'leaf 1' },
            { id: 'l2', name: 'leaf 2' },
          ],
          product: () => ({ __typename: 'Pen', id: '1' }),
        },
        House: typeOf,
        Pet: typeOf,
        Media: typeOf,
        Product: typeOf,
        Rack: { __resolveReference: never('Rack') },
        Shelf: { __resolveReference: never('Shelf') },
        Leaf: { __resolveReference: never('Leaf'), text: never('Leaf.text') },
        Pen: { same: ({ id }: { id: string }) => ({ id: id === '1' ? '3' : '1', price: 10.5 }) },
      },
    },
    rest: {
      sdl: `interface House { id: ID! pets: [Pet] } interface Pet { id: ID! name: String }
        type Villa implements House @key(fields: "id") { id: ID! pets: [Pet] @shareable }
        type Dog implements Pet @key(fields: "id") { id: ID! name: String @shareable age: Int }
        type Cat implements Pet @key(fields: "id") { id: ID! name: String @shareable age: Int }
        type Book @key(fields: "id") { id: ID! title: String @shareable }
        type Film @key(fields: "id") { id: ID! title: String @shareable }
        type Rack @key(fields: "id") { id: ID! shelves: [Shelf] @shareable }
        type Shelf @key(fields: "id") { id: ID! inner: [Shelf] @shareable }
        type Pen @key(fields: "id") { id: ID! price: Float @shareable }`,
      resolvers: {
        House: typeOf,
        Pet: typeOf,
        Villa: { __resolveReference: ({ id }: { id: string }) => ({ id, pets }) },
        Dog: { __resolveReference: never('Dog') },
        Cat: { __resolveReference: ({ id }: { id: string }) => pets.find((pet) => pet.id === id) },
        Book: { __resolveReference: never('Book') },
        Film: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `Film ${id}` }) },
        Rack: { __resolveReference: never('Rack'), shelves: never('Rack.shelves') },
        Shelf: { __resolveReference: never('Shelf') },
        Pen: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 10.5 }) },
      },
    },
  },
  cases: [
    {
      query: '{ house { id pets { id name } } }',
      data: {
        house: {
          id: 'v1',
          pets: [
            { id: 'p1', name: 'Rex' },
            { id: 'p2', name: 'Tom' },
          ],
        },
      },
      maxCalls: 1,
    },
    {
      query: '{ house { id pets { id name ... on Cat { age } } } }',
      data: {
        house: {
          id: 'v1',
          pets: [
            { id: 'p1', name: 'Rex' },
            { id: 'p2', name: 'Tom', age: 5 },
          ],
        },
      },
    },
    {
      query: '{ media { ... on Book { id title } ... on Film { id } } }',
      data: { media: [{ id: 'm1', title: 'Book 1' }, { id: 'm2' }] },
      maxCalls: 1,
    },
    {
      query: '{ media { ... on Book { id title } ... on Film { id title } } }',
      data: {
        media: [
          { id: 'm1', title: 'Book 1' },
          { id: 'm2', title: 'Film m2' },
        ],
      },
    },
    {
      query: '{ racks { id shelves { id name } } }',
      data: {
        racks: [
          {
            id: 'r1',
            shelves: [
              { id: 's1', name: 'shelf 1' },
              { id: 's2', name: 'shelf 2' },
            ],
          },
          { id: 'r2', shelves: [{ id: 's3', name: 'shelf 3' }] },
        ],
      },
      maxCalls: 1,
    },
    {
      query: '{ racks { shelves { name inner { id name } } } }',
      data: {
        racks: [
          {
            shelves: [
              { name: 'shelf 1', inner: [{ id: 's2', name: 'shelf 2' }] },
              { name: 'shelf 2', inner: [{ id: 's3', name: 'shelf 3' }] },
            ],
          },
          { shelves: [{ name: 'shelf 3', inner: [{ id: 's1', name: 'shelf 1' }] }] },
        ],
      },
      maxCalls: 1,
    },
    { query: '{ leaf { id } }', data: { leaf: { id: 'l1' } }, maxCalls: 1 },
    {
      query: '{ leaf { id shown: name ... on Leaf { name } } }',
      data: { leaf: { id: 'l1', shown: 'leaf 1', name: 'leaf 1' } },
      maxCalls: 1,
    },
    {
      query:
        '{ leaf { ...Name ... { more } ... on Leaf @skip(if: true) { text } ... @include(if: false) { text } } } fragment Name on Leaf { name }',
      data: { leaf: { name: 'leaf 1', more: 'more of l1' } },
    },
    {
      query: '{ leaves { id name more } }',
      data: {
        leaves: [
          { id: 'l1', name: 'leaf 1', more: 'more of l1' },
          { id: 'l2', name: 'leaf 2', more: 'more of l2' },
        ],
      },
    },
    {
      query: '{ product { same { ... on Product { same { __typename } } } } }',
      data: { product: { same: { same: { __typename: 'Pen' } } } },
      maxCalls: 1,
    },
    {
      query:
        '{ product { __typename same { __typename ... on Pen { id } same { __typename ... on Pen { id } } } ... on Pen { id price same { id price } } } }',
      data: {
        product: {
          __typename: 'Pen',
          same: { __typename: 'Pen', id: '3', same: { __typename: 'Pen', id: '1' }, price: 10.5 },
          id: '1',
          price: 10.5,
        },
      },
    },
  ],
};
export default feature;
