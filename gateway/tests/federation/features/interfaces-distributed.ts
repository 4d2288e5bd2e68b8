import type { Feature } from '../feature';

const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
const lamp = (id: string) => ({ __typename: 'Lamp', id, watts: 5 });
const desk = (id: string) => ({ __typename: 'Desk', id });

/** An interface that a type implements in one subgraph and not in another, and fields that moved below one. */
const feature: Feature = {
  name: 'interfaces distributed',
  subgraphs: {
    a: {
      sdl: `type Query { goods: [Good] thing(id: ID!): Thing things: [Thing] lamps: [Lamp] wall: [Post] }
        union Good = Desk | Lamp
        interface Thing { id: ID! }
        type Desk @key(fields: "id") { id: ID! }
        type Lamp implements Thing @key(fields: "id") { id: ID! watts: Int }
        interface Post { id: ID! at: String! }
        type Photo implements Post @key(fields: "id") { id: ID! at: String! }`,
      resolvers: {
        Query: {
          goods: () => [desk('d1'), lamp('l1')],
          thing: (_: unknown, { id }: { id: string }) => (id.startsWith('d') ? desk(id) : lamp(id)),
          things: () => [lamp('l1'), lamp('l2')],
          lamps: () => [lamp('l1'), lamp('l2')],
          wall: () => [{ __typename: 'Photo', id: 'p1' }],
        },
        Thing: typeOf,
        Good: typeOf,
        Post: typeOf,
        Desk: { __resolveReference: ({ id }: { id: string }) => desk(id) },
        Lamp: { __resolveReference: ({ id }: { id: string }) => lamp(id) },
        Photo: { __resolveReference: (given: object) => given, at: () => 'never' },
      },
    },
    b: {
      sdl: `type Query { shown: [Shown] }
        interface Thing { id: ID! }
        type Desk implements Thing @key(fields: "id") { id: ID! watts: Int }
        interface Post { id: ID! at: String! }
        type Note implements Post @key(fields: "id") { id: ID! at: String! text: String! }
        interface Shown { id: ID! at: String! }
        type Photo implements Shown @key(fields: "id") { id: ID! at: String! @override(from: "a") }`,
      resolvers: {
        Query: { shown: () => [{ __typename: 'Photo', id: 'p2' }] },
        Shown: typeOf,
        Thing: typeOf,
        Post: typeOf,
        Desk: { __resolveReference: ({ id }: { id: string }) => ({ ...desk(id), watts: 0 }) },
        Photo: { __resolveReference: (given: object) => given, at: ({ id }: { id: string }) => `at ${id}` },
      },
    },
  },
  cases: [
    { query: '{ goods { ... on Thing { id } } }', data: { goods: [{ id: 'd1' }, { id: 'l1' }] } },
    {
      query: '{ goods { ... on Desk { watts } ... on Lamp { id watts } } }',
      data: { goods: [{ watts: 0 }, { id: 'l1', watts: 5 }] },
    },
    {
      query: '{ things { ... on Lamp { watts } ... on Desk { id } } }',
      data: { things: [{ watts: 5 }, { watts: 5 }] },
    },
    { query: '{ things { id } }', data: { things: [{ id: 'l1' }, { id: 'l2' }] } },
    {
      query: '{ lamps { ...A ...B } } fragment A on Lamp { id } fragment B on Thing { id __typename }',
      data: {
        lamps: [
          { id: 'l1', __typename: 'Lamp' },
          { id: 'l2', __typename: 'Lamp' },
        ],
      },
    },
    { query: '{ thing(id: "d1") { ... on Desk { watts } } }', data: { thing: null }, errors: true },
    { query: '{ thing(id: "d1") { ... on Lamp { watts } } }', data: { thing: null }, errors: true },
    { query: '{ thing(id: "l1") { ... on Lamp { watts } } }', data: { thing: { watts: 5 } } },
    { query: '{ wall { id at } }', data: { wall: [{ id: 'p1', at: 'at p1' }] } },
    { query: '{ wall { ... on Note { id text } } }', data: { wall: [{}] } },
    { query: '{ shown { at } }', data: { shown: [{ at: 'at p2' }] }, maxCalls: 1 },
    { query: '{ shown { at id ... on Photo { at id } } }', data: { shown: [{ at: 'at p2', id: 'p2' }] }, maxCalls: 1 },
  ],
};
export default feature;
