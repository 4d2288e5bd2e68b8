import type { Feature } from '../feature';

const users: Record<string, object> = {
  u1: {
    id: 'u1',
    first: 'Ann',
    last: 'Lee',
    profile: { __typename: 'Admin', rank: 3, address: { city: 'X', lines: [{ text: 'l1' }, { text: 'l2' }] } },
  },
  u2: { id: 'u2', first: 'Bob', last: null, profile: { __typename: 'Guest', until: 'may', address: null } },
};
type Given = {
  id: string;
  first?: string;
  last?: string | null;
  full?: string;
  loud?: string;
  profile?: {
    __typename: string;
    rank?: number;
    until?: string;
    address?: { city: string; lines: { text: string }[] };
  };
};

/** Inputs that are nested, chained, of abstract type, null, and computed from each other in turn. */
const feature: Feature = {
  name: 'requires',
  subgraphs: {
    a: {
      sdl: `type Query { user(id: ID!): User users: [User!]! }
        type User @key(fields: "id") { id: ID! first: String last: String profile: Profile }
        interface Profile { address: Address }
        type Admin implements Profile { rank: Int @shareable address: Address @shareable }
        type Guest implements Profile { until: String @shareable address: Address @shareable }
        type Address { city: String @shareable lines: [Line!] @shareable }
        type Line { text: String @shareable }`,
      resolvers: {
        Query: { user: (_: unknown, { id }: { id: string }) => users[id], users: () => Object.values(users) },
        User: { __resolveReference: ({ id }: { id: string }) => users[id] },
        Profile: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
    },
    b: {
      sdl: `type User @key(fields: "id") { id: ID! first: String @external last: String @external profile: Profile @external
          full: String @requires(fields: "first last")
          about: String @requires(fields: "profile { address { city lines { text } } ... on Admin { rank } ... on Guest { until } }") }
        interface Profile { address: Address }
        type Admin implements Profile { rank: Int @external address: Address @external }
        type Guest implements Profile { until: String @external address: Address @external }
        type Address { city: String @external lines: [Line!] @external }
        type Line { text: String @external }`,
      resolvers: {
        User: {
          __resolveReference: (given: Given) => given,
          full: ({ first, last }: Given) => [first, last].filter(Boolean).join(' '),
          about: ({ profile }: Given) =>
            `${profile?.rank ?? profile?.until} ${profile?.address?.city ?? '-'} ${(profile?.address?.lines ?? []).map(({ text }) => text)}`,
        },
        Profile: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
      },
    },
    c: {
      sdl: `type User @key(fields: "id") { id: ID! full: String @external loud: String @requires(fields: "full")
          echo: String @external louder: String @requires(fields: "echo") }`,
      resolvers: {
        User: {
          __resolveReference: (given: Given) => given,
          loud: ({ full }: Given) => full?.toUpperCase(),
          louder: ({ echo }: { echo?: string }) => `${echo}!!`,
        },
      },
    },
    d: {
      sdl: `type User @key(fields: "id") { id: ID! loud: String @external echo: String @requires(fields: "loud") }`,
      resolvers: { User: { __resolveReference: (given: Given) => given, echo: ({ loud }: Given) => `${loud}!` } },
    },
  },
  cases: [
    { query: '{ user(id: "u1") { full } }', data: { user: { full: 'Ann Lee' } } },
    {
      query: '{ users { full loud } }',
      data: {
        users: [
          { full: 'Ann Lee', loud: 'ANN LEE' },
          { full: 'Bob', loud: 'BOB' },
        ],
      },
    },
    { query: '{ users { louder } }', data: { users: [{ louder: 'ANN LEE!!!' }, { louder: 'BOB!!!' }] } },
    {
      query: '{ users { about first: last } }',
      data: {
        users: [
          { about: '3 X l1,l2', first: 'Lee' },
          { about: 'may - ', first: null },
        ],
      },
    },
    {
      query:
        '{ user(id: "u1") { profile { address { c: city } ... on Admin { r: rank } } about louder } nobody: user(id: "u9") { louder } }',
      data: {
        user: { profile: { address: { c: 'X' }, r: 3 }, about: '3 X l1,l2', louder: 'ANN LEE!!!' },
        nobody: null,
      },
    },
  ],
};
export default feature;
