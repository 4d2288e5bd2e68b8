import type { Feature } from '../feature';

const accounts = [
  { __typename: 'Admin', id: 'u1', name: 'Alice', isActive: true, level: 3 },
  { __typename: 'Admin', id: 'u2', name: 'Bob', isActive: true, level: 4 },
  { __typename: 'Regular', id: 'u3', name: 'Charlie', isActive: true, age: 5 },
];
const find = ({ id }: { id: string }) => accounts.find((account) => account.id === id) ?? null;

/** An interface that other subgraphs know as one object type. */
const feature: Feature = {
  name: 'interface object',
  subgraphs: {
    a: {
      sdl: `type Query { users: [Account!]! }
        interface Account @key(fields: "id") { id: ID! }
        type Admin implements Account @key(fields: "id") { id: ID! isActive: Boolean! @shareable level: Int }
        type Regular implements Account @key(fields: "id") { id: ID! isActive: Boolean! @shareable age: Int }`,
      resolvers: {
        Query: { users: () => accounts },
        Account: { __resolveReference: find, __resolveType: ({ __typename }: { __typename: string }) => __typename },
        Admin: { __resolveReference: find },
        Regular: { __resolveReference: find },
      },
    },
    b: {
      sdl: `type Query { accounts: [Account] account(id: ID!): Account }
        type Account @interfaceObject @key(fields: "id") { id: ID! name: String }`,
      resolvers: {
        Query: {
          accounts: () => accounts.map(({ id, name }) => ({ id, name })),
          account: (_: unknown, { id }: { id: string }) => ({ id, name: `name of ${id}` }),
        },
        Account: {
          __resolveReference: ({ id }: { id: string }) => ({ id, name: accounts.find((one) => one.id === id)?.name }),
        },
      },
    },
    c: {
      sdl: `type Account @interfaceObject @key(fields: "id") { id: ID! isActive: Boolean! @shareable
          greeting: String! @requires(fields: "name") name: String @external }`,
      resolvers: {
        Account: {
          __resolveReference: (given: object) => ({ ...given, isActive: false }),
          greeting: ({ name }: { name?: string }) => (name ? `hello ${name}` : Promise.reject(new Error('no name'))),
        },
      },
    },
  },
  cases: [
    {
      query: '{ accounts { name } }',
      data: { accounts: [{ name: 'Alice' }, { name: 'Bob' }, { name: 'Charlie' }] },
      maxCalls: 1,
    },
    {
      query: '{ accounts { name __typename } }',
      data: {
        accounts: [
          { name: 'Alice', __typename: 'Admin' },
          { name: 'Bob', __typename: 'Admin' },
          { name: 'Charlie', __typename: 'Regular' },
        ],
      },
    },
    {
      query: '{ accounts { ... on Admin { name } } }',
      data: { accounts: [{ name: 'Alice' }, { name: 'Bob' }, {}] },
    },
    {
      query: '{ accounts { ... on Admin { __typename } } }',
      data: { accounts: [{ __typename: 'Admin' }, { __typename: 'Admin' }, {}] },
    },
    {
      query: '{ accounts { id isActive } }',
      data: {
        accounts: [
          { id: 'u1', isActive: false },
          { id: 'u2', isActive: false },
          { id: 'u3', isActive: false },
        ],
      },
    },
    {
      query: '{ accounts { id ... on Admin { isActive } } }',
      data: { accounts: [{ id: 'u1', isActive: true }, { id: 'u2', isActive: true }, { id: 'u3' }] },
    },
    {
      query: '{ users { id name greeting ... on Regular { age } ... on Admin { level } } }',
      data: {
        users: [
          { id: 'u1', name: 'Alice', greeting: 'hello Alice', level: 3 },
          { id: 'u2', name: 'Bob', greeting: 'hello Bob', level: 4 },
          { id: 'u3', name: 'Charlie', greeting: 'hello Charlie', age: 5 },
        ],
      },
    },
    {
      query: '{ accounts { greeting ... on Admin { level greeting } } }',
      data: {
        accounts: [
          { greeting: 'hello Alice', level: 3 },
          { greeting: 'hello Bob', level: 4 },
          { greeting: 'hello Charlie' },
        ],
      },
    },
    { query: '{ account(id: "nobody") { id name } }', data: { account: { id: 'nobody', name: 'name of nobody' } } },
    { query: '{ account(id: "nobody") { __typename name } }', data: { account: null } },
  ],
};
export default feature;
