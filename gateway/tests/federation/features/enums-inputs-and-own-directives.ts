import type { Feature } from '../feature';

const users = [
  { id: 'u1', kind: 'REGULAR' },
  { id: 'u2', kind: 'HIDDEN' },
];
const find = ({ id }: { id: string }) => users.find((user) => user.id === id);
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@inaccessible", "@composeDirective"])
  @link(url: "https://example.org/seen/v1.0", import: ["@seen"]) @composeDirective(name: "@seen")`;

/** Enums and inputs of which subgraphs know different parts, and directives of their own that clients may use. */
const feature: Feature = {
  name: 'enums, inputs and own directives',
  subgraphs: {
    a: {
      sdl: `${link}
        directive @seen(by: By!) on FIELD
        directive @loud on FIELD
        enum By { ALL SOME }
        type Query { users: [User] inA(filter: Filter!): [User!] a: String }
        type User @key(fields: "id") { id: ID kind: Kind @shareable }
        enum Kind { REGULAR }
        input Filter { first: Int! }`,
      resolvers: {
        Query: { users: () => users, inA: () => users, a: () => 'a' },
        User: { __resolveReference: find },
      },
    },
    b: {
      sdl: `${link}
        directive @seen(by: By! = ALL) on FIELD
        directive @loud on FIELD
        enum By { ALL SOME }
        type Query { usersB: [User!] ofKind(kind: Kind!): [User!] inB(filter: Filter!): [User!] b: String }
        type User @key(fields: "id") { id: ID kind: Kind @shareable }
        enum Kind { REGULAR HIDDEN @inaccessible }
        input Filter { first: Int! offset: Int }`,
      resolvers: {
        Query: {
          usersB: () => users,
          ofKind: (_: unknown, { kind }: { kind: string }) => users.filter((user) => user.kind === kind),
          inB: () => users,
          b: () => 'b',
        },
        User: { __resolveReference: find },
      },
    },
  },
  cases: [
    { query: '{ users { id } }', data: { users: [{ id: 'u1' }, { id: 'u2' }] } },
    {
      query: '{ users { id kind } }',
      data: {
        users: [
          { id: 'u1', kind: 'REGULAR' },
          { id: 'u2', kind: null },
        ],
      },
      errors: true,
    },
    {
      query: '{ usersB { id kind } }',
      data: {
        usersB: [
          { id: 'u1', kind: 'REGULAR' },
          { id: 'u2', kind: null },
        ],
      },
    },
    { query: '{ ofKind(kind: REGULAR) { id kind } }', data: { ofKind: [{ id: 'u1', kind: 'REGULAR' }] } },
    { query: '{ ofKind(kind: HIDDEN) { id } }', data: null, errors: true },
    { query: '{ inA(filter: { first: 1 }) { id } }', data: { inA: [{ id: 'u1' }, { id: 'u2' }] } },
    { query: '{ inA(filter: { first: 1, offset: 2 }) { id } }', data: null, errors: true },
    { query: '{ inB(filter: { first: 1, offset: 2 }) { id } }', data: null, errors: true },
    { query: '{ a @seen b @seen }', data: { a: 'a', b: 'b' } },
    { query: '{ a @loud b @seen(by: SOME) }', data: { a: 'a', b: 'b' } },
  ],
};
export default feature;
