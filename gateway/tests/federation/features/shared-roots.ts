import type { Feature } from '../feature';

const common = { __typename: 'Common', label: 'c' };
const onlyA = { __typename: 'OnlyA', a: 'a' };
const onlyB = { __typename: 'OnlyB', b: 'b' };
const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };

/** Root fields and values that several subgraphs resolve in part, and nodes that none resolves in whole. */
const feature: Feature = {
  name: 'shared roots',
  subgraphs: {
    a: {
      sdl: `type Query { product: Product @shareable node(id: ID!): Node @shareable rootA: A shared: Wrapper @shareable account(id: ID!): Account back: Back }
        type Product { id: ID! @shareable name: Name @shareable }
        type Name { id: ID! @shareable brand: String model: String }
        interface Node { id: ID! }
        type Account implements Node @key(fields: "id") { id: ID! username: String }
        type Chat implements Node @key(fields: "id") { id: ID! @external account: Account }
        type A { wrapper: Wrapper b: B }
        type B @key(fields: "id", resolvable: false) { id: ID! }
        type Wrapper { actions: [Action] @shareable }
        union Action = Common | OnlyA
        type Common { label: String @shareable }
        type OnlyA { a: String }
        type Back { query: Query value: Int }`,
      resolvers: {
        Query: {
          product: () => ({ id: '1', name: { id: '1', brand: 'brand', model: 'model' } }),
          node: (_: unknown, { id }: { id: string }) => node(id),
          rootA: () => ({ wrapper: { actions: [common, onlyA] }, b: { id: '1' } }),
          shared: () => ({ actions: [common] }),
          account: (_: unknown, { id }: { id: string }) => node(id),
          back: () => ({ query: {}, value: 1 }),
        },
        Node: typeOf,
        Action: typeOf,
        Account: { __resolveReference: ({ id }: { id: string }) => node(id) },
        Chat: { __resolveReference: ({ id }: { id: string }) => node(id), account: () => node('a1') },
      },
    },
    b: {
      sdl: `type Query { product: Product @shareable node(id: ID!): Node @shareable rootB: Wrapper shared: Wrapper @shareable chat(id: ID!): Chat now: Int }
        type Product { id: ID! @shareable name: Name @shareable price: Price }
        type Name { id: ID! @shareable }
        type Price { amount: Int }
        interface Node { id: ID! }
        type Account implements Node @key(fields: "id") { id: ID! @external chats: [Chat] }
        type Chat implements Node @key(fields: "id") { id: ID! text: String }
        type B @key(fields: "id") { id: ID! actions: [Action] }
        type Wrapper { actions: [Action] @shareable }
        union Action = Common | OnlyB
        type Common { label: String @shareable }
        type OnlyB { b: String }`,
      resolvers: {
        Query: {
          product: () => ({ id: '1', name: { id: '1' }, price: { amount: 9 } }),
          node: (_: unknown, { id }: { id: string }) => node(id),
          rootB: () => ({ actions: [common, onlyB] }),
          shared: () => ({ actions: [common] }),
          chat: (_: unknown, { id }: { id: string }) => node(id),
          now: () => 5,
        },
        Node: typeOf,
        Action: typeOf,
        Account: { __resolveReference: ({ id }: { id: string }) => node(id), chats: () => [node('c1')] },
        Chat: { __resolveReference: ({ id }: { id: string }) => node(id) },
        B: { __resolveReference: ({ id }: { id: string }) => ({ id, actions: [onlyB, common] }) },
      },
    },
  },
  cases: [
    {
      query: '{ product { id name { id brand } price { amount } } }',
      data: { product: { id: '1', name: { id: '1', brand: 'brand' }, price: { amount: 9 } } },
    },
    {
      query:
        '{ rootA { wrapper { actions { __typename ...F } } b { actions { ...F } } } rootB { actions { __typename ... on OnlyA { a } } } } fragment F on Action { ... on Common { label } ... on OnlyA { a } ... on OnlyB { b } }',
      data: {
        rootA: {
          wrapper: {
            actions: [
              { __typename: 'Common', label: 'c' },
              { __typename: 'OnlyA', a: 'a' },
            ],
          },
          b: { actions: [{ b: 'b' }, { label: 'c' }] },
        },
        rootB: { actions: [{ __typename: 'Common' }, { __typename: 'OnlyB' }] },
      },
    },
    {
      query: '{ shared { actions { __typename ... on Common { label } ... on OnlyA { a } ... on OnlyB { b } } } }',
      data: { shared: { actions: [{ __typename: 'Common', label: 'c' }] } },
    },
    { query: '{ node(id: "a1") { id } }', data: null, errors: true },
    {
      query: '{ account: node(id: "a1") { __typename } chat: node(id: "c1") { __typename } }',
      data: { account: { __typename: 'Account' }, chat: { __typename: 'Chat' } },
    },
    {
      query:
        '{ account: node(id: "a1") { ... on Account { id username } } chat: node(id: "c1") { ... on Chat { id text } } }',
      data: { account: { id: 'a1', username: 'a1-username' }, chat: { id: 'c1', text: 'c1-text' } },
    },
    {
      query:
        '{ account: node(id: "a1") { ... on Chat { id } } chat: node(id: "c1") { __typename ... on Account { id } } }',
      data: { account: {}, chat: { __typename: 'Chat' } },
    },
    {
      query:
        '{ account: node(id: "a1") { id ... on Chat { id } } chat: node(id: "c1") { __typename ... on Account { id } } }',
      data: null,
      errors: true,
    },
    {
      query: '{ chat(id: "c1") { id text account { id } } account(id: "a1") { username chats { id } } }',
      data: {
        chat: { id: 'c1', text: 'c1-text', account: { id: 'a1' } },
        account: { username: 'a1-username', chats: [{ id: 'c1' }] },
      },
    },
    {
      query: '{ back { value query { now back { value } __typename } } }',
      data: { back: { value: 1, query: { now: 5, back: { value: 1 }, __typename: 'Query' } } },
    },
  ],
};

function node(id: string) {
  return id.startsWith('a')
    ? { __typename: 'Account', id, username: `${id}-username` }
    : { __typename: 'Chat', id, text: `${id}-text` };
}
export default feature;
