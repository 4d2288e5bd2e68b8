import type { Feature } from '../feature';

const lists = [
  {
    products: [
      { id: 'p1', pid: 'x1', category: { id: 'c1', tag: 't1' } },
      { id: 'p2', pid: 'x2', category: null },
    ],
    first: { id: 'p1' },
  },
];
const product = (id: string) => ({ id, pid: `x${id.slice(1)}`, price: { amount: id.length, unit: 'EUR' } });

/** Keys with lists and objects in them, chains of keys, fields that moved, and Federation 1 syntax. */
const feature: Feature = {
  name: 'keys and override',
  subgraphs: {
    lists: {
      sdl: `type Query { top: ProductList! }
        type ProductList @key(fields: "products { id pid }") { products: [Product!]! first: Product @shareable }
        type Product @key(fields: "id pid") @key(fields: "id") { id: ID! pid: ID @shareable old: String @override(from: "prices") }`,
      resolvers: {
        Query: { top: () => ({ products: lists[0]?.products.map(({ id, pid }) => ({ id, pid })) }) },
        ProductList: {
          __resolveReference: (given: object) => given,
          first: ({ products }: { products: object[] }) => products[0],
        },
        Product: {
          __resolveReference: ({ id }: { id: string }) => ({ id, pid: product(id).pid }),
          old: () => 'new owner',
        },
      },
    },
    prices: {
      sdl: `type Product @key(fields: "id") { id: ID! old: String price: Price }
        type Price { amount: Int! unit: String }`,
      resolvers: {
        Product: { __resolveReference: ({ id }: { id: string }) => product(id), old: () => 'old owner' },
      },
    },
    select: {
      sdl: `type ProductList @key(fields: "products { id pid } selected { id }") @key(fields: "products { id pid }") {
          products: [Product!]! selected: Product @shareable first: Product @shareable count: Int }
        type Product @key(fields: "id pid") { id: ID! pid: ID @shareable }`,
      resolvers: {
        ProductList: {
          __resolveReference: ({ products }: { products: object[] }) => ({
            products,
            selected: products[1],
            first: products[0],
          }),
          count: ({ products }: { products: object[] }) => products.length,
        },
        Product: { __resolveReference: (given: object) => given },
      },
    },
    legacy: {
      sdl: `extend type Product @key(fields: "id") { id: ID! @external reviews(first: Int = 1): [Review] }
        type Review @key(fields: "id") { id: ID! product: Product author: User }
        type User @key(fields: "email") { email: String! }
        extend type Query { reviews: [Review] }
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key", "@external"])`,
      resolvers: {
        Query: { reviews: () => [{ id: 'r1', product: { id: 'p1' }, author: { email: 'a@x' } }] },
        Product: {
          __resolveReference: (given: object) => given,
          reviews: ({ id }: { id: string }, { first }: { first: number }) =>
            [1, 2, 3].slice(0, first).map((n) => ({ id: `r${n}${id}`, product: { id } })),
        },
        Review: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
      },
    },
    users: {
      sdl: `type User @key(fields: "email") @key(fields: "id") { email: String! id: ID! }`,
      resolvers: { User: { __resolveReference: ({ email }: { email: string }) => ({ email, id: `id of ${email}` }) } },
    },
    names: {
      sdl: `type User @key(fields: "id") { id: ID! name: String }`,
      resolvers: { User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) } },
    },
  },
  cases: [
    {
      query: '{ top { products { id price { amount unit } } } }',
      data: {
        top: {
          products: [
            { id: 'p1', price: { amount: 2, unit: 'EUR' } },
            { id: 'p2', price: { amount: 2, unit: 'EUR' } },
          ],
        },
      },
    },
    {
      query: '{ top { selected { id price { amount } } first { id pid } count } }',
      data: { top: { selected: { id: 'p2', price: { amount: 2 } }, first: { id: 'p1', pid: 'x1' }, count: 2 } },
    },
    {
      query: '{ top { products { old reviews { id } all: reviews(first: 3) { id product { old } } } } }',
      data: {
        top: {
          products: ['p1', 'p2'].map((id) => ({
            old: 'new owner',
            reviews: [{ id: `r1${id}` }],
            all: [1, 2, 3].map((n) => ({ id: `r${n}${id}`, product: { old: 'new owner' } })),
          })),
        },
      },
      errors: false,
    },
    {
      query: '{ reviews { author { name id } product { price { unit } } } }',
      data: {
        reviews: [{ author: { name: 'name of id of a@x', id: 'id of a@x' }, product: { price: { unit: 'EUR' } } }],
      },
    },
  ],
};
export default feature;
