import type { Feature } from '../feature';

let log: string[] = [];

/** Root fields of mutations run one after another, whichever subgraph they belong to. */
const feature: Feature = {
  name: 'mutations',
  subgraphs: {
    a: {
      sdl: `type Query { log: [String!]! @shareable }
        type Mutation { reset: Boolean add(word: String!, extra: Extra = { tail: "." }): Entry! fail: Entry must: Entry! }
        input Extra { tail: String = "?" more: [Extra!] }
        type Entry @key(fields: "id") { id: ID! word: String }`,
      resolvers: {
        Query: { log: () => log },
        Mutation: {
          reset: () => {
            log = [];
            return true;
          },
          add: (
            _: unknown,
            { word, extra }: { word: string; extra: { tail: string; more?: { tail: string }[] } | null },
          ) => {
            log.push(`${word}${extra?.tail ?? ''}${(extra?.more ?? []).map(({ tail }) => tail)}`);
            return { id: String(log.length), word };
          },
          fail: () => Promise.reject(new Error('cannot')),
          must: () => Promise.reject(new Error('cannot')),
        },
        Entry: { __resolveReference: ({ id }: { id: string }) => ({ id, word: log[Number(id) - 1] }) },
      },
    },
    b: {
      sdl: `type Query { log: [String!]! @shareable }
        type Mutation { times(by: Int!): Int! }
        type Entry @key(fields: "id") { id: ID! size: Int }`,
      resolvers: {
        Query: { log: () => log },
        Mutation: {
          times: (_: unknown, { by }: { by: number }) => {
            log.push(`x${by}`);
            return log.length * by;
          },
        },
        Entry: { __resolveReference: ({ id }: { id: string }) => ({ id, size: log.length }) },
      },
    },
  },
  cases: [
    {
      query:
        'mutation { reset a: add(word: "a") { id size } times(by: 10) b: add(word: "b", extra: { more: [{}, { tail: "!" }] }) { word size } c: times(by: 2) }',
      data: { reset: true, a: { id: '1', size: 1 }, times: 20, b: { word: 'b', size: 3 }, c: 8 },
    },
    { query: '{ log }', data: { log: ['a.', 'x10', 'b??,!', 'x2'] } },
    {
      query:
        'mutation ($tail: String, $extra: Extra) { reset p: add(word: "p", extra: { tail: $tail }) { id } q: add(word: "q", extra: $extra) { id } r: add(word: "r", extra: null) { id } }',
      variables: { extra: { tail: 'T', more: [{ tail: 'M' }] } },
      data: { reset: true, p: { id: '1' }, q: { id: '2' }, r: { id: '3' } },
    },
    { query: '{ log }', data: { log: ['p?', 'qTM', 'r'] } },
    { query: 'mutation { reset fail { id } times(by: 1) }', data: { reset: true, fail: null, times: 1 }, errors: true },
    { query: 'mutation { reset must { id } times(by: 1) }', data: null, errors: true },
    { query: 'mutation { __typename reset }', data: { __typename: 'Mutation', reset: true } },
    { query: 'subscription { log }', data: null, errors: true },
  ],
};
export default feature;
