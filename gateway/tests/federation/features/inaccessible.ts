import type { Feature } from '../feature';

const things = [
  { __typename: 'Open', id: '1', kind: 'PUBLIC', secret: 's1' },
  { __typename: 'Hidden', id: '2', kind: 'SECRET', secret: 's2' },
];

/** What a subgraph hides must not be seen, whoever may see all the rest. */
const feature: Feature = {
  name: 'inaccessible',
  subgraphs: {
    a: {
      sdl: `type Query { things: [Thing] any: [Any] kinds: [Kind] must: Must kind(kind: Kind): Kind same: Boolean }
        interface Thing { id: ID! kind: Kind }
        union Any = Open | Hidden
        type Open implements Thing @key(fields: "id") { id: ID! kind: Kind secret: String @inaccessible }
        type Hidden implements Thing @inaccessible { id: ID! kind: Kind secret: String }
        type Must { kind: Kind! }
        enum Kind { PUBLIC SECRET @inaccessible }`,
      resolvers: {
        Query: {
          things: () => things,
          any: () => things,
          kinds: () => ['PUBLIC', 'SECRET'],
          must: () => ({ kind: 'SECRET' }),
          kind: (_: unknown, { kind }: { kind: string }) => kind,
        },
        Open: { __resolveReference: ({ id }: { id: string }) => things.find((thing) => thing.id === id) },
      },
    },
    b: {
      sdl: `type Open @key(fields: "id") { id: ID! secret: String @external told: String @requires(fields: "secret") }`,
      resolvers: {
        Open: {
          __resolveReference: (given: object) => given,
          told: ({ secret }: { secret: string }) => `told ${secret}`,
        },
      },
    },
  },
  cases: [
    { query: '{ things { id } }', data: { things: [{ id: '1' }, null] } },
    {
      query: '{ things { __typename id kind } }',
      data: { things: [{ __typename: 'Open', id: '1', kind: 'PUBLIC' }, null] },
    },
    { query: '{ any { __typename } }', data: { any: [{ __typename: 'Open' }, null] } },
    { query: '{ any { ... on Open { told } } }', data: { any: [{ told: 'told s1' }, null] } },
    { query: '{ kinds }', data: { kinds: ['PUBLIC', null] } },
    { query: '{ must { kind } }', data: { must: null }, errors: true },
    { query: '{ kind(kind: PUBLIC) }', data: { kind: 'PUBLIC' } },
    { query: '{ kind(kind: SECRET) }', data: null, errors: true },
    { query: '{ any { ... on Open { secret } } }', data: null, errors: true },
    { query: '{ any { ... on Hidden { id } } }', data: null, errors: true },
    {
      query: '{ __type(name: "Hidden") { name } k: __type(name: "Kind") { enumValues { name } } }',
      data: { __type: null, k: { enumValues: [{ name: 'PUBLIC' }] } },
    },
  ],
};
export default feature;
