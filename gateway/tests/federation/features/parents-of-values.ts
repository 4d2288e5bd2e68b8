import type { Feature } from '../feature';

type Ids = { id: string; code?: string };
const tools = [
  { id: '1', code: 'x1', drawer: 'd1' },
  { id: '2', code: 'x2', drawer: 'd2' },
];
const find = ({ id, code }: Ids) => tools.find((tool) => tool.id === id && (code === undefined || tool.code === code));

/**
 * Values that have no key, or one that not all subgraphs know: their parts are had by way of the entity above them, of
 * any of its keys. And entities whose next key cannot be found out.
 */
const feature: Feature = {
  name: 'parents of values',
  subgraphs: {
    stock: {
      sdl: `type Query { tools: [Tool!]! orders: [Order] }
        type Tool @key(fields: "id") @key(fields: "id code") { id: ID! code: ID! drawer: Drawer @shareable }
        type Drawer @key(fields: "id") { id: ID! name: String! @shareable }
        type Order { part: Part }
        type Part @key(fields: "serial") { serial: ID! }`,
      resolvers: {
        Query: { tools: () => tools, orders: () => ['p1', 'p2', 'p3'].map((serial) => ({ part: { serial } })) },
        Tool: {
          __resolveReference: find,
          drawer: ({ drawer }: { drawer: string }) => ({ id: drawer, name: `drawer ${drawer}` }),
        },
        Drawer: { __resolveReference: ({ id }: Ids) => ({ id, name: `drawer ${id}` }) },
      },
    },
    counts: {
      sdl: `type Tool @key(fields: "id code") { id: ID! code: ID! drawer: Drawer @shareable }
        type Drawer { counted: Counted } type Counted { tools: Int }
        type Part @key(fields: "id") @key(fields: "serial") { id: ID! serial: ID! }`,
      resolvers: {
        Tool: {
          __resolveReference: (given: Ids) =>
            given.code === undefined ? Promise.reject(new Error('not the key')) : find(given),
          drawer: ({ id }: Ids) => ({ counted: { tools: Number(id) * 10 } }),
        },
        // The third part is not known here, and only from here a way leads on.
        Part: {
          __resolveReference: ({ serial }: { serial: string }) =>
            serial === 'p3' ? null : { id: `id ${serial}`, serial },
        },
      },
    },
    makers: {
      sdl: `type Part @key(fields: "id") { id: ID! maker: Maker } type Maker { id: ID! name: String }`,
      resolvers: {
        Part: {
          __resolveReference: ({ id }: Ids) =>
            id ? { id, maker: { id: '1', name: `maker of ${id}` } } : Promise.reject(new Error('no id')),
        },
      },
    },
    plans: {
      sdl: `type Query { building(id: ID!): Building } type Building @key(fields: "id") { id: ID name: String }`,
      resolvers: {
        Query: { building: (_: unknown, { id }: Ids) => ({ id, name: `building ${id}` }) },
        Building: { __resolveReference: ({ id }: Ids) => ({ id, name: `building ${id}` }) },
      },
    },
    roofs: {
      sdl: `type Building @key(fields: "id") { id: ID @external plot: Plot @shareable } type Plot { slope: String }`,
      resolvers: { Building: { __resolveReference: ({ id }: Ids) => ({ id, plot: { slope: `slope of ${id}` } }) } },
    },
    grounds: {
      sdl: `type Building @key(fields: "id") { id: ID @external plot: Plot @shareable } type Plot { id: ID @shareable }`,
      resolvers: { Building: { __resolveReference: ({ id }: Ids) => ({ id, plot: { id: 7 } }) } },
    },
    owners: {
      sdl: `type Plot @key(fields: "id") { id: ID owner: String }`,
      resolvers: { Plot: { __resolveReference: ({ id }: Ids) => ({ id, owner: `owner of ${id}` }) } },
    },
  },
  cases: [
    {
      query: '{ tools { id drawer { id name counted { tools } } } }',
      data: {
        tools: [
          { id: '1', drawer: { id: 'd1', name: 'drawer d1', counted: { tools: 10 } } },
          { id: '2', drawer: { id: 'd2', name: 'drawer d2', counted: { tools: 20 } } },
        ],
      },
    },
    {
      query: '{ tools { drawer { counted { tools } } } }',
      data: { tools: [{ drawer: { counted: { tools: 10 } } }, { drawer: { counted: { tools: 20 } } }] },
    },
    {
      query: '{ building(id: "1") { id name plot { id owner slope } } }',
      data: {
        building: { id: '1', name: 'building 1', plot: { id: '7', owner: 'owner of 7', slope: 'slope of 1' } },
      },
    },
    {
      query: '{ orders { part { serial maker { name } } } }',
      data: {
        orders: [
          { part: { serial: 'p1', maker: { name: 'maker of id p1' } } },
          { part: { serial: 'p2', maker: { name: 'maker of id p2' } } },
          { part: { serial: 'p3', maker: null } },
        ],
      },
    },
  ],
};
export default feature;
