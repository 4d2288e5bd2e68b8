import type { Feature } from '../feature';

type Given = { id?: string; name?: string; code?: string };
const user = (id: string) => ({ id, name: `name ${id}`, tag: `tag ${id}`, nick: `nick ${id}` });

/** Subgraphs of Federation 1, which say by `extend` and `@extends` what they do not own, beside some of Federation 2. */
const feature: Feature = {
  name: 'first federation',
  subgraphs: {
    a: {
      sdl: `# federation 1
        type Query { anyone: User given: User @provides(fields: "name") product: Product }
        type User @key(fields: "id") @extends { id: ID! @external name: String! @external tag: ID }
        type Product @key(fields: "id") { id: ID! name: String part: ID }`,
      resolvers: {
        Query: {
          anyone: () => ({ id: 'u1', tag: 'tag u1' }),
          given: () => user('u1'),
          product: () => ({ id: 'p1', name: 'product p1', part: 'part p1' }),
        },
        User: {
          __resolveReference: ({ id }: Given) => ({ id, tag: `tag ${id}` }),
          name: ({ name }: Given) => name ?? 'never',
        },
        Product: { __resolveReference: ({ id }: Given) => ({ id, name: `product ${id}`, part: `part ${id}` }) },
      },
    },
    b: {
      sdl: `# federation 1
        type Query { userById(id: ID): User }
        type User @key(fields: "id") { id: ID! name: String! nick: String }
        extend type Product @key(fields: "id name") @key(fields: "code") { id: ID @external name: String @external code: String @external price: Float! }`,
      resolvers: {
        Query: { userById: (_: unknown, { id }: { id: string }) => user(id) },
        User: { __resolveReference: ({ id }: { id: string }) => user(id) },
        Product: {
          __resolveReference: ({ id, name, code }: Given) =>
            code || (id && name) ? { id, name, code: `code ${id}`, price: 2.5 } : Promise.reject(new Error('no key')),
        },
      },
    },
    c: {
      sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@extends", "@provides"])
        type Query { later: User mine: User @provides(fields: "nick") }
        type User @extends @key(fields: "id") { id: ID! @external nick: String @external since: Int }`,
      resolvers: {
        Query: { later: () => ({ id: 'u3' }), mine: () => user('u4') },
        User: {
          __resolveReference: ({ id }: Given) => ({ id }),
          since: ({ id }: Given) => id?.length,
          nick: ({ nick }: { nick?: string }) => nick ?? 'never',
        },
      },
    },
  },
  cases: [
    {
      query: '{ anyone { id name } userById(id: "u2") { id name nick } }',
      data: { anyone: { id: 'u1', name: 'name u1' }, userById: { id: 'u2', name: 'name u2', nick: 'nick u2' } },
    },
    { query: '{ anyone { id tag } }', data: { anyone: { id: 'u1', tag: 'tag u1' } }, maxCalls: 1 },
    { query: '{ given { id name } }', data: { given: { id: 'u1', name: 'name u1' } }, maxCalls: 1 },
    {
      query: '{ userById(id: "u2") { tag since } later { name nick tag since } mine { nick } }',
      data: {
        userById: { tag: 'tag u2', since: 2 },
        later: { name: 'name u3', nick: 'nick u3', tag: 'tag u3', since: 2 },
        mine: { nick: 'nick u4' },
      },
    },
    {
      query: '{ product { id part price code name } }',
      data: { product: { id: 'p1', part: 'part p1', price: 2.5, code: 'code p1', name: 'product p1' } },
    },
  ],
};
export default feature;
