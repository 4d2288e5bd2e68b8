import type { Feature } from '../feature';

const products = [
  { upc: 'p1', price: 10, weight: 2, average: 11 },
  { upc: 'p2', price: 20, weight: 3, average: 12 },
];
type Given = { upc: string; price?: number; weight?: number; category?: { averagePrice?: number } };

/** Two `@requires` of one type that want one field with different arguments. */
const feature: Feature = {
  name: 'requires of one field with different arguments',
  subgraphs: {
    shop: {
      sdl: `type Query { products: [Product] }
        type Product @key(fields: "upc") { upc: String! price(currency: String!): Int weight: Int category: Category }
        type Category { averagePrice(currency: String!): Int }`,
      resolvers: {
        Query: { products: () => products },
        Product: {
          __resolveReference: ({ upc }: { upc: string }) => products.find((product) => product.upc === upc) ?? null,
          price: ({ price }: { price: number }, { currency }: { currency: string }) =>
            currency === 'EUR' ? price * 2 : price,
          category: ({ average }: { average: number }) => ({ averagePrice: average }),
        },
      },
    },
    shipping: {
      sdl: `type Product @key(fields: "upc") { upc: String! weight: Int @external
          price(currency: String!): Int @external
          estimate: Int @requires(fields: "price(currency: \\"USD\\") weight")
          estimateEUR: Int @requires(fields: "price(currency: \\"EUR\\") weight")
          category: Category @external
          dear: Boolean @requires(fields: "category { averagePrice(currency: \\"USD\\") }") }
        type Category @external { averagePrice(currency: String!): Int }`,
      resolvers: {
        Product: {
          __resolveReference: (given: Given) => given,
          estimate: ({ price, weight }: Given) => (price ?? 0) * (weight ?? 0),
          estimateEUR: ({ price, weight }: Given) => (price ?? 0) * (weight ?? 0),
          dear: ({ category }: Given) => (category?.averagePrice ?? 0) > 11,
        },
      },
    },
  },
  cases: [
    {
      query: '{ products { upc estimate estimateEUR dear } }',
      data: {
        products: [
          { upc: 'p1', estimate: 20, estimateEUR: 40, dear: false },
          { upc: 'p2', estimate: 60, estimateEUR: 120, dear: true },
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
  ],
};
export default feature;
