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
          category: ({ average }: { average: number }) => ({ average }),
        },
        Category: {
          averagePrice: ({ average }: { average: number }, { currency }: { currency: string }) =>
            currency === 'EUR' ? average * 2 : average,
        },
      },
    },
    shipping: {
      sdl: `type Product @key(fields: "upc") { upc: String! weight: Int @external
          price(currency: String!): Int @external
          estimate: Int @requires(fields: "price(currency: \\"USD\\") weight")
          estimateEUR: Int @requires(fields: "price(currency: \\"EUR\\") weight")
          category: Category @external
          label(before: String): String @requires(fields: "price(currency: \\"EUR\\")")
          dear: Boolean @requires(fields: "category { averagePrice(currency: \\"USD\\") }")
          dearEUR: Boolean @requires(fields: "category { averagePrice(currency: \\"EUR\\") }")
          ratio: Float @requires(fields: "price(currency: \\"USD\\") category { averagePrice(currency: \\"EUR\\") }") }
        type Category @external { averagePrice(currency: String!): Int }`,
      resolvers: {
        Product: {
          __resolveReference: (given: Given) => given,
          estimate: ({ price, weight }: Given) => (price ?? 0) * (weight ?? 0),
          estimateEUR: ({ price, weight }: Given) => (price ?? 0) * (weight ?? 0),
          label: ({ price }: Given, { before }: { before?: string }) => `${before ?? ''}${price}`,
          dear: ({ category }: Given) => (category?.averagePrice ?? 0) > 11,
          dearEUR: ({ category }: Given) => (category?.averagePrice ?? 0) > 11,
          ratio: ({ price, category }: Given) => (price ?? 0) / (category?.averagePrice ?? 1),
        },
      },
    },
  },
  cases: [
    {
      query:
        'query ($a: String, $b: String) { products { one: label(before: $a) two: label(before: $b) estimate dear dearEUR ratio } }',
      variables: { a: 'a ', b: 'b ' },
      data: {
        products: [
          { one: 'a 20', two: 'b 20', estimate: 20, dear: false, dearEUR: true, ratio: 10 / 22 },
          { one: 'a 40', two: 'b 40', estimate: 60, dear: true, dearEUR: true, ratio: 20 / 24 },
        ],
      },
    },
    {
      query:
        '{ products { category { averagePrice(currency: "USD") eur: averagePrice(currency: "EUR") } price: weight weight: price(currency: "EUR") dearEUR estimate } }',
      data: {
        products: [
          { category: { averagePrice: 11, eur: 22 }, price: 2, weight: 20, dearEUR: true, estimate: 20 },
          { category: { averagePrice: 12, eur: 24 }, price: 3, weight: 40, dearEUR: true, estimate: 60 },
        ],
      },
    },
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
