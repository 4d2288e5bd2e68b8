import type { Feature } from '../feature';

const never = () => 'NEVER';
type Given = { id: string; name?: string };
const letters = ['l1', 'l2'].map((id) => ({ id, at: `at ${id}` }));

/** Fields that moved to another subgraph and are inputs elsewhere, and fields that moved from one that does not exist. */
const feature: Feature = {
  name: 'moved fields',
  subgraphs: {
    a: {
      sdl: `type Query { inA: User letters: [Letter] @shareable lettersA: [Letter] }
        type User @key(fields: "id") { id: ID! name: String! @external aName: String! @requires(fields: "name") }
        type Letter @key(fields: "id") { id: ID! at: String! @shareable }`,
      resolvers: {
        Query: { inA: () => ({ id: 'u1' }), letters: () => letters, lettersA: () => [letters[1]] },
        User: {
          __resolveReference: (given: Given) => ({ ...given, given: given.name }),
          name: never,
          aName: ({ given }: { given?: string }) => `a ${given}`,
        },
        Letter: { __resolveReference: ({ id }: Given) => letters.find((one) => one.id === id) },
      },
    },
    b: {
      sdl: `type Query { inB: User letters: [Letter] @shareable lettersB: [Letter] }
        type User @key(fields: "id") { id: ID! name: String! @override(from: "c") }
        type Letter @key(fields: "id") { id: ID! at: String! @override(from: "nobody") @shareable }`,
      resolvers: {
        Query: { inB: () => ({ id: 'u2' }), letters: () => letters, lettersB: () => [letters[0]] },
        User: { __resolveReference: ({ id }: Given) => ({ id }), name: ({ id }: Given) => `name ${id}` },
        Letter: { __resolveReference: ({ id }: Given) => letters.find((one) => one.id === id) },
      },
    },
    c: {
      sdl: `type Query { inC: User }
        type User @key(fields: "id") { id: ID! name: String! @external cName: String! @requires(fields: "name") }`,
      resolvers: {
        Query: { inC: () => ({ id: 'u3' }) },
        User: {
          __resolveReference: (given: Given) => ({ ...given, given: given.name }),
          name: never,
          cName: ({ given }: { given?: string }) => `c ${given}`,
        },
      },
    },
  },
  cases: [
    {
      query: '{ inA { ...U } inB { ...U } inC { ...U } } fragment U on User { id name aName cName }',
      data: {
        inA: { id: 'u1', name: 'name u1', aName: 'a name u1', cName: 'c name u1' },
        inB: { id: 'u2', name: 'name u2', aName: 'a name u2', cName: 'c name u2' },
        inC: { id: 'u3', name: 'name u3', aName: 'a name u3', cName: 'c name u3' },
      },
    },
    { query: '{ inC { cName } }', data: { inC: { cName: 'c name u3' } } },
    { query: '{ inA { cName } }', data: { inA: { cName: 'c name u1' } } },
    { query: '{ inA { aName } }', data: { inA: { aName: 'a name u1' } } },
    { query: '{ letters { at } }', data: { letters: [{ at: 'at l1' }, { at: 'at l2' }] }, maxCalls: 1 },
    {
      query: '{ lettersA { at } lettersB { at } }',
      data: { lettersA: [{ at: 'at l2' }], lettersB: [{ at: 'at l1' }] },
      maxCalls: 2,
    },
  ],
};
export default feature;
