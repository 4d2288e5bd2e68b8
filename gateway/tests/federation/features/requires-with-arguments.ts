import type { Feature } from '../feature';

const products = [
  { upc: 'p1', price: 10, weight: 2, comments: ['a', 'b', 'c'] },
  { upc: 'p2', price: 20, weight: 3, comments: ['d', 'e', 'f'] },
];
const find = (upc: string) => products.find((product) => product.upc === upc);
type Given = { upc: string; price?: number; weight?: number; comments?: { text: string }[] };

/** `@requires` with arguments, beside the client's own use of the same field with other arguments. */
const feature: Feature = {
  name: 'requires with arguments',
  subgraphs: {
    shop: {
      sdl: `type Query { products: [Product] }
        type Product @key(fields: "upc") { upc: String! price(currency: String!): Int weight: Int
          comments(limit: Int!): [Comment] }
        type Comment { text: String }`,
      resolvers: {
        Query: { products: () => products },
        Product: {
          __resolveReference: ({ upc }: { upc: string }) => find(upc) ?? null,
          price: ({ price }: { price: number }, { currency }: { currency: string }) =>
            currency === 'EUR' ? price * 2 : price,
          comments: ({ comments }: { comments: string[] }, { limit }: { limit: number }) =>
            comments.slice(0, limit).map((text) => ({ text })),
        },
      },
    },
    shipping: {
      sdl: `type Product @key(fields: "upc") { upc: String! weight: Int @external
          price(currency: String!): Int @external
          comments(limit: Int!): [Comment] @external
          estimate: Int @requires(fields: "price(currency: \\"USD\\") weight")
          last: String @requires(fields: "comments(limit: 3) { text }") }
        type Comment @external { text: String }`,
      resolvers: {
        Product: {
          __resolveReference: (given: Given) => given,
          estimate: ({ price, weight }: Given) => (price ?? 0) * (weight ?? 0),
          last: ({ comments }: Given) => comments?.[2]?.text,
        },
      },
    },
  },
  cases: [
    {
      query: '{ products { upc estimate } }',
      data: {
        products: [
          { upc: 'p1', estimate: 20 },
          { upc: 'p2', estimate: 60 },
        ],
      },
    },
    {
      query: '{ products { price(currency: "EUR") estimate } }',
      data: {
        products: [
          { price: 20, estimate: 20 },
          { price: 40, estimate: 60 },
        ],
      },
    },
    {
      query:
        'query ($limit: Int = 1) { products { last comments(limit: $limit) { text } ...Again } } fragment Again on Product { comments(limit: $limit) { text } }',
      data: {
        products: [
          { last: 'c', comments: [{ text: 'a' }] },
          { last: 'f', comments: [{ text: 'd' }] },
        ],
      },
    },
    {
      query: '{ products { price: weight weight: price(currency: "EUR") estimate } }',
      data: {
        products: [
          { price: 2, weight: 20, estimate: 20 },
          { price: 3, weight: 40, estimate: 60 },
        ],
      },
    },
  ],
};
export default feature;
