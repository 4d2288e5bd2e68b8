import type { Feature } from '../feature';

/** Notes of each ship, in order: who wrote them and what they say. */
const notes = [
  { id: 'n1', ship: 's1', writer: 'w1', text: 'calm' },
  { id: 'n2', ship: 's1', writer: 'w1', text: 'fog' },
  { id: 'n3', ship: 's1', writer: 'w2', text: 'storm' },
  { id: 'n4', ship: 's2', writer: 'w2', text: 'rain' },
  { id: 'n5', ship: 's2', writer: 'w2', text: 'storm' },
  { id: 'n6', ship: 's2', writer: 'w1', text: 'wind' },
];
type Given = {
  id: string;
  notes?: readonly { readonly writer: string }[];
  elsewhere?: readonly { readonly notes: readonly { readonly id: string }[] }[];
};
const notesOf = (ship: string, first: number) => notes.filter((note) => note.ship === ship).slice(0, first);
const note = ({ id }: Given) => notes.find((one) => one.id === id);

/** Inputs in lists that take arguments, of entities that yet another subgraph completes, beside the client's own use. */
const feature: Feature = {
  name: 'requires of lists with arguments',
  subgraphs: {
    harbour: {
      sdl: `type Query { ships: [Ship] }
        type Ship @key(fields: "id") { id: ID! notes(first: Int!): [Note] @external }
        type Note @key(fields: "id") { id: ID! writer: ID text: String! elsewhere: [Ship] @external
          copied: Boolean @requires(fields: "elsewhere { notes(first: 50) { id } }") }`,
      resolvers: {
        Query: { ships: () => [{ id: 's1' }, { id: 's2' }] },
        Ship: {
          __resolveReference: ({ id }: Given) => ({ id }),
          notes: () => Promise.reject(new Error('not of this subgraph')),
        },
        Note: {
          __resolveReference: (given: Given) => ({ ...given, ...note(given) }),
          copied: ({ elsewhere }: Given) =>
            elsewhere === undefined || elsewhere.some((ship) => !ship.notes?.every(({ id }) => id))
              ? Promise.reject(new Error('lacks what it requires'))
              : elsewhere.length > 0,
        },
      },
    },
    office: {
      sdl: `type Ship @key(fields: "id") { id: ID! notes(first: Int!): [Note]
          lastWriter: Writer @requires(fields: "notes(first: 3) { writer }") }
        type Note @key(fields: "id") { id: ID! day: String writer: ID @external elsewhere: [Ship] }
        type Writer { id: ID! }`,
      resolvers: {
        Ship: {
          __resolveReference: ({ id, notes: given }: Given) =>
            given && given.length !== 3 ? Promise.reject(new Error('expected three notes')) : { id, given },
          notes: ({ id }: Given, { first }: { first: number }) => notesOf(id, first).map((one) => ({ id: one.id })),
          lastWriter: ({ given }: { given?: { writer: string }[] }) =>
            given ? { id: given[2]?.writer } : Promise.reject(new Error('lacks what it requires')),
        },
        Note: {
          __resolveReference: ({ id }: Given) => ({ id }),
          day: ({ id }: Given) => `day ${id}`,
          elsewhere: (given: Given) =>
            notes
              .filter((one) => one.text === note(given)?.text && one.ship !== note(given)?.ship)
              .map(({ ship }) => ({ id: ship })),
        },
      },
    },
  },
  cases: [
    {
      query: '{ ships { lastWriter { id } } }',
      data: { ships: [{ lastWriter: { id: 'w2' } }, { lastWriter: { id: 'w1' } }] },
    },
    {
      query: '{ ships { lastWriter { id } notes(first: 1) { id } } }',
      data: {
        ships: [
          { lastWriter: { id: 'w2' }, notes: [{ id: 'n1' }] },
          { lastWriter: { id: 'w1' }, notes: [{ id: 'n4' }] },
        ],
      },
    },
    {
      query: '{ ships { notes(first: 3) { copied } } }',
      data: {
        ships: [
          { notes: [{ copied: false }, { copied: false }, { copied: true }] },
          { notes: [{ copied: false }, { copied: true }, { copied: false }] },
        ],
      },
    },
    {
      query:
        'query ($first: Int = 1) { ships { lastWriter { id } ...One ...Two } } fragment One on Ship { notes(first: $first) { id day } } fragment Two on Ship { notes(first: $first) { text } }',
      data: {
        ships: [
          { lastWriter: { id: 'w2' }, notes: [{ id: 'n1', day: 'day n1', text: 'calm' }] },
          { lastWriter: { id: 'w1' }, notes: [{ id: 'n4', day: 'day n4', text: 'rain' }] },
        ],
      },
    },
    {
      query: '{ ships { notes(first: 2) { copied elsewhere { id lastWriter { id } notes(first: 1) { text } } } } }',
      data: {
        ships: [
          {
            notes: [
              { copied: false, elsewhere: [] },
              { copied: false, elsewhere: [] },
            ],
          },
          {
            notes: [
              { copied: false, elsewhere: [] },
              { copied: true, elsewhere: [{ id: 's1', lastWriter: { id: 'w2' }, notes: [{ text: 'calm' }] }] },
            ],
          },
        ],
      },
    },
  ],
};
export default feature;
