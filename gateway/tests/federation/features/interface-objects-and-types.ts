import type { Feature } from '../feature';

const typeOf = { __resolveType: ({ __typename }: { __typename: string }) => __typename };
const crew = [
  { __typename: 'Sailor', id: 's1', name: 'Ada', rank: 1, nick: 'ace' },
  { __typename: 'Sailor', id: 's2', name: 'Bo', rank: 2, nick: 'bee' },
];
const find = ({ id }: { id: string }) => crew.find((one) => one.id === id) ?? null;
const never = { __resolveReference: () => Promise.reject(new Error('not resolvable')) };

/** Objects of which a subgraph knows only the interface: what they are is asked elsewhere, or cannot be asked at all. */
const feature: Feature = {
  name: 'interface objects and types',
  subgraphs: {
    a: {
      sdl: `type Query { crew: [Person!]! either: Either work: Work film: Film stuck: Stuck goods: Goods! }
        interface Person @key(fields: "id") { id: ID! name: String }
        type Sailor implements Person @key(fields: "id") { id: ID! name: String rank: Int }
        union Either = Oven | Kettle
        interface Work { id: ID! } type Oven implements Work { id: ID! } type Kettle implements Work { id: ID! }
        interface Film @key(fields: "id") { id: ID! title: String }
        type Short implements Film @key(fields: "id") { id: ID! title: String minutes: Int }
        type Long implements Film @key(fields: "id") { id: ID! title: String parts: Int }
        interface Stuck @key(fields: "id") { id: ID! }
        type Goods @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
      resolvers: {
        Query: {
          crew: () => crew,
          either: () => ({ __typename: 'Oven', id: '1' }),
          work: () => ({ __typename: 'Kettle', id: '2' }),
          film: () => ({ __typename: 'Short', id: '1', title: 'film 1', minutes: 100 }),
          stuck: () => ({ __typename: 'Stuck', id: 'x1' }),
          goods: () => ({ __typename: 'Goods', id: 'g1' }),
        },
        Person: { ...typeOf, __resolveReference: find },
        Sailor: { __resolveReference: find },
        Either: typeOf,
        Work: typeOf,
        Stuck: { ...typeOf, ...never },
        Film: {
          __resolveType: () => 'Short',
          __resolveReference: ({ id }: { id: string }) => ({
            __typename: 'Short',
            id,
            title: `film ${id}`,
            minutes: 100,
          }),
        },
        Short: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `film ${id}`, minutes: 100 }) },
      },
    },
    b: {
      sdl: `type Query { watch: [Person] list: Playlist stuckToo: Stuck }
        type Person @key(fields: "id") @interfaceObject { id: ID! name: String @external nick: String @requires(fields: "name") shoe: Int }
        type Playlist @key(fields: "id") { id: ID! name: String film: Film }
        type Film @key(fields: "id") @interfaceObject { id: ID! }
        type Stuck @key(fields: "id", resolvable: false) @interfaceObject { id: ID! note: String }
        interface Goods @key(fields: "id") { id: ID! }
        type Bread implements Goods @key(fields: "id") { id: ID! grain: String! }`,
      resolvers: {
        Query: {
          watch: () => crew.map(({ id }) => ({ id, shoe: 40 })),
          list: () => ({ id: '1', name: 'list 1', film: { id: '1' } }),
          stuckToo: () => ({ __typename: 'Stuck', id: 'x1' }),
        },
        Person: {
          // What the object is called here must not be taken for its type.
          __resolveReference: ({ id, name }: { id: string; name?: string }) => ({
            __typename: 'Never',
            id,
            name,
            shoe: 40,
          }),
          nick: ({ id, name }: { id: string; name?: string }) =>
            name ? find({ id })?.nick : Promise.reject(new Error('lacks the name')),
        },
        Film: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
        Stuck: { ...never, note: () => 'noted' },
        Goods: {
          ...typeOf,
          __resolveReference: ({ id }: { id: string }) => ({ __typename: 'Bread', id, grain: 'rye' }),
        },
        Bread: { __resolveReference: ({ id }: { id: string }) => ({ id, grain: 'rye' }) },
      },
    },
    c: {
      sdl: `type Query { writer: Writer } type Writer @key(fields: "id") { id: ID! name: String }
        extend type Short @key(fields: "id") { id: ID! author: String }`,
      resolvers: {
        Query: { writer: () => ({ id: '1', name: 'writer 1' }) },
        Short: { __resolveReference: (given: object) => given, author: () => 'Jo' },
      },
    },
  },
  cases: [
    { query: '{ watch { id } }', data: { watch: [{ id: 's1' }, { id: 's2' }] }, maxCalls: 1 },
    { query: '{ watch { shoe } }', data: { watch: [{ shoe: 40 }, { shoe: 40 }] }, maxCalls: 1 },
    { query: '{ watch { __typename } }', data: { watch: [{ __typename: 'Sailor' }, { __typename: 'Sailor' }] } },
    {
      query: '{ watch { id name nick } }',
      data: {
        watch: [
          { id: 's1', name: 'Ada', nick: 'ace' },
          { id: 's2', name: 'Bo', nick: 'bee' },
        ],
      },
    },
    {
      query: '{ crew { id name nick } }',
      data: {
        crew: [
          { id: 's1', name: 'Ada', nick: 'ace' },
          { id: 's2', name: 'Bo', nick: 'bee' },
        ],
      },
    },
    { query: '{ watch { ... on Sailor { rank } } }', data: { watch: [{ rank: 1 }, { rank: 2 }] } },
    { query: '{ crew { ... on Sailor { rank } } }', data: { crew: [{ rank: 1 }, { rank: 2 }] }, maxCalls: 1 },
    {
      query:
        '{ watch { ... on Sailor { rank id name nick } id name } crew { ... on Sailor { rank id name nick } id name } }',
      data: {
        watch: [
          { rank: 1, id: 's1', name: 'Ada', nick: 'ace' },
          { rank: 2, id: 's2', name: 'Bo', nick: 'bee' },
        ],
        crew: [
          { rank: 1, id: 's1', name: 'Ada', nick: 'ace' },
          { rank: 2, id: 's2', name: 'Bo', nick: 'bee' },
        ],
      },
    },
    {
      query: '{ either { __typename name: __typename } work { id __typename t: __typename } }',
      data: { either: { __typename: 'Oven', name: 'Oven' }, work: { id: '2', __typename: 'Kettle', t: 'Kettle' } },
    },
    {
      query:
        '{ either { __typename ... on Oven { t: __typename } ... on Kettle { t: __typename } } work { __typename ... on Oven { t: __typename } ... on Kettle { t: __typename } } }',
      data: { either: { __typename: 'Oven', t: 'Oven' }, work: { __typename: 'Kettle', t: 'Kettle' } },
    },
    {
      query:
        '{ film { id title ... on Short { minutes author } ... on Long { parts } } writer { id name } list { id name film { id ... on Short { minutes } } } }',
      data: {
        film: { id: '1', title: 'film 1', minutes: 100, author: 'Jo' },
        writer: { id: '1', name: 'writer 1' },
        list: { id: '1', name: 'list 1', film: { id: '1', minutes: 100 } },
      },
    },
    {
      // One field under two names, of which one needs to know what the object is.
      query:
        '{ film { id } list { film { n: id } ... on Playlist { again: film { ... on Short { n: id } ... on Long { m: id } } } } }',
      data: { film: { id: '1' }, list: { film: { n: '1' }, again: { n: '1' } } },
    },
    {
      query: '{ list { again: film { ... on Long { m: id } } film { n: id } last: film { __typename } } }',
      data: { list: { again: {}, film: { n: '1' }, last: { __typename: 'Short' } } },
    },
    { query: '{ stuckToo { id note } }', data: { stuckToo: { id: 'x1', note: 'noted' } }, maxCalls: 1 },
    { query: '{ stuckToo { id } }', data: { stuckToo: { id: 'x1' } }, maxCalls: 1 },
    { query: '{ stuck { note } }', data: null, errors: true, code: 'NO_PLAN' },
    { query: '{ stuck { id } }', data: { stuck: null }, errors: true },
    { query: '{ goods { id } }', data: { goods: { id: 'g1' } }, maxCalls: 1 },
    { query: '{ goods { id grain } }', data: null, errors: true, code: 'GRAPHQL_VALIDATION_FAILED' },
    { query: '{ goods { ... on Bread { id } } }', data: { goods: { id: 'g1' } } },
    {
      query: '{ goods { ... on Bread { grain } __typename } }',
      data: { goods: { grain: 'rye', __typename: 'Bread' } },
    },
  ],
};
export default feature;
