import type { Feature } from '../feature';

const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };

/** The same field with other nullability, arguments or members in each subgraph. */
const feature: Feature = {
  name: 'types that differ',
  subgraphs: {
    a: {
      sdl: `type Query { users: [User!]! accounts: [Account!]! admin: Admin circle: Product }
        union Account = User | Admin
        type User @key(fields: "id") { id: ID name: String! @shareable similar: [Account] list: [Int!]! @shareable }
        type Admin { id: ID photo: Photo name: Int! @shareable }
        type Photo { url(size: Int): String! @shareable }
        interface Product { samePrice: [Product] }
        type Book implements Product @key(fields: "id") { id: ID! samePrice: [Book] @provides(fields: "price") price: Float @external }`,
      resolvers: {
        Query: {
          users: () => [{ id: 'u1', name: 'U' }],
          accounts: () => [
            { __typename: 'User', id: 'u1', name: 'U', list: [1] },
            { __typename: 'Admin', id: 'a1', name: 3, photo: { url: 'x' } },
          ],
          circle: () => ({ __typename: 'Book', id: '1' }),
        },
        Account: typeOf,
        Product: typeOf,
        User: { __resolveReference: ({ id }: { id: string }) => ({ id, name: 'U', list: [1] }) },
        Book: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          samePrice: () => [{ __typename: 'Book', id: '2', price: 2.5 }],
        },
      },
    },
    b: {
      sdl: `type Query { people: [User!] albums: [Album!] }
        type User @key(fields: "id") { id: ID! @shareable name: String @shareable age: Int list: [Int] @shareable }
        type Album { photo: Photo tag: Tag }
        enum Tag { OLD NEW }
        type Photo { url(size: Int, extra: String): String @shareable }
        type Book @key(fields: "id") { id: ID! price: Float @shareable }`,
      resolvers: {
        Query: {
          people: () => [{ id: 'u2', name: null, list: [null, 2] }],
          albums: () => [{ photo: { url: null }, tag: 'OLD' }],
        },
        User: { __resolveReference: ({ id }: { id: string }) => ({ id, age: 7, name: 'B', list: null }) },
        Book: { __resolveReference: ({ id }: { id: string }) => ({ id, price: 2.5 }) },
      },
    },
  },
  cases: [
    {
      query: '{ users { id name age } people { id name list } }',
      data: { users: [{ id: 'u1', name: 'U', age: 7 }], people: [{ id: 'u2', name: null, list: [null, 2] }] },
    },
    {
      query: '{ accounts { ... on User { id age } ... on Admin { id photo { url(size: 1) } } } }',
      data: {
        accounts: [
          { id: 'u1', age: 7 },
          { id: 'a1', photo: { url: 'x' } },
        ],
      },
    },
    {
      query:
        '{ accounts { ... on User { n: name list } ... on Admin { m: name } } albums { photo { url(size: 2) } tag } }',
      data: { accounts: [{ n: 'U', list: [1] }, { m: 3 }], albums: [{ photo: { url: null }, tag: 'OLD' }] },
    },
    {
      query: '{ circle { samePrice { samePrice { __typename ... on Book { id price } } ... on Book { price } } } }',
      data: { circle: { samePrice: [{ samePrice: [{ __typename: 'Book', id: '2', price: 2.5 }], price: 2.5 }] } },
    },
  ],
};
export default feature;
