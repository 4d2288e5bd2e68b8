import type { Feature } from '../feature';

const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
const homes: Record<string, object> = {
  h1: { __typename: 'House', id: 'h1', street: 'Oak Lane' },
  h2: { __typename: 'Flat', id: 'h2', street: 'Elm Road' },
  h3: { __typename: 'Boat', id: 'h3', street: 'Quay' },
};
const crates: Record<string, object | null> = {
  c1: null,
  c2: { __typename: 'Glass', mark: 'm2', layer: 'l2', colour: 'green' },
  c3: { __typename: 'Wood', mark: 'm3', layer: 'l3', grain: 'fine' },
};
type Tenant = { id: string; home?: { id?: string; __typename?: string } | null };
type Crate = { id: string; content?: { mark?: string; layer?: string; colour?: string } | null };

/** Inputs of abstract type: for any member, for one of several, with members that the subgraph or the client does not know. */
const feature: Feature = {
  name: 'requires of abstract types',
  subgraphs: {
    streets: {
      sdl: `type Query { tenant: Tenant crate: Crate @shareable }
        interface Home { id: ID! }
        type House implements Home @key(fields: "id") { id: ID! street: String @shareable }
        type Flat implements Home @key(fields: "id") { id: ID! street: String @shareable }
        type Tenant @key(fields: "id") { id: ID! name: String! @shareable home: Home @external
          street: String @requires(fields: "home { id }") flat: String @requires(fields: "home { ... on Flat { id } }") }
        type Crate @key(fields: "id") { id: ID! content: Good }
        interface Good { mark: String! }
        interface Packed implements Good { mark: String! layer: String! }
        type Glass implements Good & Packed @shareable { mark: String! layer: String! colour: String! }
        type Wood implements Good & Packed @shareable { mark: String! layer: String! grain: String! }`,
      resolvers: {
        Query: { tenant: () => ({ id: 't1', name: 'Ann' }), crate: () => ({ id: 'c2' }) },
        Home: typeOf,
        Good: typeOf,
        Packed: typeOf,
        Tenant: {
          __resolveReference: (given: Tenant) => ({ ...given, name: `name ${given.id}` }),
          street: ({ home }: Tenant) => (home?.id ? (homes[home.id] as { street: string }).street : null),
          flat: ({ home }: Tenant) => (home?.id ? `flat ${home.id}` : null),
        },
        Crate: {
          __resolveReference: ({ id }: Crate) => ({ id }),
          content: ({ id }: Crate) => crates[id],
        },
      },
    },
    people: {
      sdl: `type Query { guest(id: ID!): Tenant full(id: ID!): Crate }
        interface Home { id: ID! }
        type House implements Home @key(fields: "id") { id: ID! street: String @shareable }
        type Flat implements Home @key(fields: "id") { id: ID! street: String @shareable }
        type Boat implements Home @key(fields: "id") { id: ID! street: String @shareable }
        type Tenant @key(fields: "id") { id: ID! name: String! @shareable home: Home @shareable }
        type Crate @key(fields: "id") { id: ID! content: Good @external
          label: String! @requires(fields: "content { mark ... on Packed { layer ... on Glass { colour } ... on Wood { grain } } }")
          short: String! @requires(fields: "content { ... on Good { mark } }") }
        interface Good { mark: String! }
        interface Packed implements Good { mark: String! layer: String! }
        type Wood implements Good & Packed @shareable @inaccessible { mark: String! layer: String! grain: String! }
        type Glass implements Good & Packed @shareable { mark: String! layer: String! colour: String! }`,
      resolvers: {
        Query: { guest: (_: unknown, { id }: Tenant) => ({ id }), full: (_: unknown, { id }: Crate) => ({ id }) },
        Home: typeOf,
        Good: typeOf,
        Packed: typeOf,
        Tenant: {
          __resolveReference: ({ id }: Tenant) => ({ id }),
          name: ({ id }: Tenant) => `name ${id}`,
          home: ({ id }: Tenant) => homes[`h${id.slice(1)}`],
        },
        Crate: {
          __resolveReference: (given: Crate) => given,
          label: (given: Crate) =>
            'content' in given
              ? `${given.content?.mark} ${given.content?.layer} ${given.content?.colour}`
              : Promise.reject(new Error('lacks content')),
          short: (given: Crate) =>
            'content' in given ? `${given.content?.mark}` : Promise.reject(new Error('lacks content')),
        },
      },
    },
  },
  cases: [
    { query: '{ tenant { street } }', data: { tenant: { street: 'Oak Lane' } } },
    { query: '{ tenant { flat } }', data: { tenant: { flat: null } } },
    {
      query: '{ guest(id: "t2") { street flat name } boat: guest(id: "t3") { street } }',
      data: { guest: { street: 'Elm Road', flat: 'flat h2', name: 'name t2' }, boat: { street: 'Quay' } },
    },
    { query: '{ guest(id: "t3") { flat } }', data: { guest: { flat: null } } },
    {
      query: '{ tenant { home { __typename id } } guest(id: "t3") { home { __typename ... on Boat { street } } } }',
      data: {
        tenant: { home: { __typename: 'House', id: 'h1' } },
        guest: { home: { __typename: 'Boat', street: 'Quay' } },
      },
    },
    { query: '{ crate { label } }', data: { crate: { label: 'm2 l2 green' } } },
    {
      query: '{ crate { content { __typename } label short } }',
      data: { crate: { content: { __typename: 'Glass' }, label: 'm2 l2 green', short: 'm2' } },
    },
    {
      query: '{ full(id: "c1") { content { __typename } label } other: full(id: "c2") { content { mark } short } }',
      data: {
        full: { content: null, label: 'undefined undefined undefined' },
        other: { content: { mark: 'm2' }, short: 'm2' },
      },
    },
    {
      query: '{ full(id: "c3") { content { __typename mark } short } }',
      data: { full: { content: null, short: 'm3' } },
    },
  ],
};
export default feature;
