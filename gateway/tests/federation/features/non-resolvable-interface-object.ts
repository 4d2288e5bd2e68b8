import type { Feature } from '../feature';

/** An interface object that can be reached, and left nowhere. */
const feature: Feature = {
  name: 'non-resolvable interface object',
  subgraphs: {
    a: {
      sdl: `type Query { a: Node product: Product }
        interface Node { id: ID! }
        interface Product @key(fields: "id") { id: ID! }
        type Bread implements Product @key(fields: "id") { id: ID! }`,
      resolvers: {
        Query: { a: () => ({ id: 'n1' }), product: () => ({ id: 'p1', __typename: 'Bread' }) },
        Product: {
          __resolveReference: ({ id }: { id: string }) => ({ id, __typename: 'Bread' }),
          __resolveType: () => 'Bread',
        },
        Bread: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
      },
    },
    b: {
      sdl: `type Query { b: Node things: [Product] }
        type Node @key(fields: "id", resolvable: false) @interfaceObject { id: ID! field: String @shareable }
        type Product @key(fields: "id") @interfaceObject { id: ID! name: String }`,
      resolvers: {
        Query: { b: () => ({ id: 'n1', field: 'foo' }), things: () => [{ id: 'p1', name: 'n' }, null] },
        Product: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name ${id}` }) },
      },
    },
  },
  cases: [
    { query: '{ b { id field } }', data: { b: { id: 'n1', field: 'foo' } }, maxCalls: 1 },
    { query: '{ b { id } }', data: { b: { id: 'n1' } }, maxCalls: 1 },
    { query: '{ a { id } }', data: { a: null }, errors: true },
    { query: '{ a { field } }', data: null, errors: true, code: 'NO_PLAN' },
    { query: '{ product { id } }', data: { product: { id: 'p1' } } },
    { query: '{ product { id name ... on Bread { id } } }', data: { product: { id: 'p1', name: 'name p1' } } },
    {
      query: '{ things { ... on Bread { id } name __typename } }',
      data: { things: [{ id: 'p1', name: 'n', __typename: 'Bread' }, null] },
    },
  ],
};
export default feature;
