import type { Feature } from '../feature';

type Given = { id: string; price?: number; dear?: boolean; young?: boolean; last?: string; orders?: { id: string }[] };
const lacks = (what: string) => Promise.reject(new Error(`lacks ${what}`));
const posts = ['1', '2'].map((id) => ({ id, author: `w${id}` }));

/** Inputs that are computed from inputs, also back and forth between two subgraphs, asked under conditions or not at all. */
const feature: Feature = {
  name: 'chains and conditions',
  subgraphs: {
    a: {
      sdl: `type Query { product: Product user: User feed: [Post] }
        type Product @key(fields: "id") { id: ID! price: Float! @inaccessible }
        type User @key(fields: "id") { id: ID! last: String! }
        type Post @key(fields: "id") { id: ID! young: Boolean! @external old: Boolean! @requires(fields: "young") }
        type Writer @key(fields: "id") { id: ID! years: Int! }`,
      resolvers: {
        Query: {
          product: () => ({ id: '1', price: 700 }),
          user: () => ({ id: '1', last: 'Lee' }),
          feed: () => posts.map(({ id }) => ({ id })),
        },
        Product: { __resolveReference: ({ id }: Given) => ({ id, price: 700 }) },
        User: { __resolveReference: ({ id }: Given) => ({ id, last: 'Lee' }) },
        Post: {
          __resolveReference: (given: Given) => given,
          old: ({ young }: Given) => (young === undefined ? lacks('young') : !young),
        },
        Writer: { __resolveReference: ({ id }: Given) => ({ id, years: id === 'w1' ? 2 : 20 }) },
      },
    },
    b: {
      sdl: `type Product @key(fields: "id") { id: ID! price: Float! @external dear: Boolean! @requires(fields: "price") cut: Boolean! }
        type Post @key(fields: "id") { id: ID! author: Writer! young: Boolean! @requires(fields: "author { years }") }
        type Writer @key(fields: "id") { id: ID! years: Int! @external }
        type User @key(fields: "id") { id: ID! last: String! @external orders: [Order!] @requires(fields: "last") }
        type Order @key(fields: "id") { id: ID! }`,
      resolvers: {
        Product: {
          __resolveReference: (given: Given) => given,
          dear: ({ price }: Given) => (price === undefined ? lacks('price') : price > 500),
          cut: () => true,
        },
        Post: {
          __resolveReference: (given: object) => given,
          author: ({ id, author }: { id: string; author?: object }) =>
            author ?? { id: posts.find((post) => post.id === id)?.author },
          young: ({ author }: { author?: { years?: number } }) =>
            author?.years === undefined ? lacks('years') : author.years < 5,
        },
        Writer: { __resolveReference: (given: object) => given },
        User: {
          __resolveReference: (given: Given) => given,
          orders: ({ last }: Given) => (last ? [{ id: `${last}1` }] : lacks('last')),
        },
      },
    },
    c: {
      sdl: `type Product @key(fields: "id") { id: ID! dear: Boolean! @external cut: Boolean! @external
          can: Boolean! @requires(fields: "dear") canCut: Boolean! @requires(fields: "cut") never: Boolean! @requires(fields: "dear") }
        type User @key(fields: "id") { id: ID! orders: [Order!] @external total: Int @requires(fields: "orders { id }") open: Int @requires(fields: "orders { id }") }
        type Order @key(fields: "id", resolvable: false) { id: ID! }`,
      resolvers: {
        Product: {
          __resolveReference: (given: Given) => given,
          can: ({ dear }: Given) => (dear === undefined ? lacks('dear') : !dear),
          canCut: ({ cut }: { cut?: boolean }) => cut ?? lacks('cut'),
          never: () => lacks('sense'),
        },
        User: {
          __resolveReference: (given: Given) => given,
          total: ({ orders }: Given) => (Array.isArray(orders) ? orders.length : lacks('orders')),
          open: ({ orders }: Given) => (Array.isArray(orders) ? 0 : lacks('orders')),
        },
      },
    },
  },
  cases: [
    { query: '{ product { can } }', data: { product: { can: false } } },
    { query: '{ product { dear } }', data: { product: { dear: true } } },
    { query: '{ product { dear can canCut } }', data: { product: { dear: true, can: false, canCut: true } } },
    { query: '{ product { canCut } }', data: { product: { canCut: true } } },
    { query: '{ user { open total } }', data: { user: { open: 0, total: 1 } } },
    { query: '{ feed { young } }', data: { feed: [{ young: true }, { young: false }] } },
    { query: '{ feed { old } }', data: { feed: [{ old: false }, { old: true }] } },
    {
      query: '{ feed { old author { id years } young } }',
      data: {
        feed: [
          { old: false, author: { id: 'w1', years: 2 }, young: true },
          { old: true, author: { id: 'w2', years: 20 }, young: false },
        ],
      },
    },
    {
      query: 'query ($yes: Boolean = false) { product { cut never @include(if: $yes) can @skip(if: $yes) } }',
      data: { product: { cut: true, can: false } },
    },
    {
      query: 'query ($yes: Boolean = true) { product { cut never @skip(if: $yes) can @include(if: $yes) } }',
      data: { product: { cut: true, can: false } },
    },
    { query: '{ product { price } }', data: null, errors: true, code: 'GRAPHQL_VALIDATION_FAILED' },
  ],
};
export default feature;
