import type { Feature } from '../feature';

/** Values that an object takes from those around it. */
const feature: Feature = {
  name: 'context',
  subgraphs: {
    a: {
      sdl: `type Query { user: User! users: [User!]! company: Company }
        type User @key(fields: "id") @context(name: "owner") { id: ID! locale: String! child: Child! children: [Child!]! }
        type Company @key(fields: "id") @context(name: "owner") { id: ID! locale: String! child: Child! }
        type Child @key(fields: "id") { id: ID!
          greeting(locale: String @fromContext(field: "$owner { locale }"), name: String = "you"): String! }`,
      resolvers: {
        Query: { user: () => user('1'), users: () => [user('1'), user('2')], company: () => ({ ...user('3') }) },
        Child: {
          __resolveReference: (given: object) => given,
          greeting: ({ id }: { id: string }, { locale, name }: { locale: string; name: string }) =>
            `${locale} ${id} ${name}`,
        },
      },
    },
    b: {
      sdl: `type Child @key(fields: "id") { id: ID! age: Int }`,
      resolvers: { Child: { __resolveReference: ({ id }: { id: string }) => ({ id, age: id.length }) } },
    },
  },
  cases: [
    { query: '{ user { child { greeting } } }', data: { user: { child: { greeting: 'l1 c1 you' } } } },
    {
      query: '{ users { children { age g: greeting(name: "me") greeting } } company { child { greeting } } }',
      data: {
        users: [
          {
            children: [
              { age: 2, g: 'l1 c1 me', greeting: 'l1 c1 you' },
              { age: 3, g: 'l1 c1b me', greeting: 'l1 c1b you' },
            ],
          },
          {
            children: [
              { age: 2, g: 'l2 c2 me', greeting: 'l2 c2 you' },
              { age: 3, g: 'l2 c2b me', greeting: 'l2 c2b you' },
            ],
          },
        ],
        company: { child: { greeting: 'l3 c3 you' } },
      },
    },
  ],
};

function user(id: string) {
  return { id, locale: `l${id}`, child: { id: `c${id}` }, children: [{ id: `c${id}` }, { id: `c${id}b` }] };
}
export default feature;
