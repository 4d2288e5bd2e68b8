import type { Feature } from '../feature';

const fail = () => Promise.reject(new Error('failed'));
const rows = [{ id: '1' }, { id: '2' }, { id: '3' }];

/** Null where something is missing, errors where something failed, each as far up as the types say. */
const feature: Feature = {
  name: 'nulls and errors',
  subgraphs: {
    a: {
      sdl: `type Query { rows: [Row] strict2: [Row!]! strict: [Row!] matrix: [[Int!]] cube: [[[String]]!] failing: Row soft: Row box: Box none: Row
          lookup(id: ID): Row must: Row! }
        type Box { row: Row! rows: [Row!]! inner: Box }
        type Row @key(fields: "id") { id: ID link: Row bad: String badMust: String! }`,
      resolvers: {
        Query: {
          rows: () => [rows[0], null, rows[1], { id: null }, rows[2]],
          strict: () => rows,
          strict2: () => rows.slice(0, 1),
          matrix: () => [[1, 2], null, [], [3]],
          cube: () => [[['a', null], null], [], [[]]],
          failing: fail,
          soft: () => rows[0],
          box: () => ({ row: rows[0], rows, inner: { row: rows[1], rows: [rows[1]] } }),
          none: () => null,
          lookup: (_: unknown, { id }: { id?: string | null }) => ({ id: id === undefined ? 'undefined' : id }),
          must: fail,
        },
        Row: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          bad: fail,
          badMust: fail,
          link: () => rows[1],
        },
      },
    },
    b: {
      sdl: `type Row @key(fields: "id") { id: ID name: String must: String! tags: [String!] odd: String }`,
      resolvers: {
        Row: {
          __resolveReference: ({ id }: { id: string }) => (id === '3' ? null : { id }),
          name: ({ id }: { id: string }) => `name ${id}`,
          must: ({ id }: { id: string }) => (id === '2' ? null : `must ${id}`),
          tags: ({ id }: { id: string }) => (id === '2' ? ['a', null] : ['a']),
          odd: ({ id }: { id: string }) => (id === '2' ? fail() : 'odd'),
        },
      },
    },
  },
  cases: [
    {
      query:
        '{ must { id } ...Meta } fragment Meta on Query { t: __type(name: "Row") { ...T } } fragment T on __Type { name }',
      data: null,
      errors: true,
    },
    {
      query: '{ strict2 { id } ... on Query { t: __type(name: "Row") { ...T } } } fragment T on __Type { name }',
      data: { strict2: [{ id: '1' }], t: { name: 'Row' } },
    },
    {
      query: '{ rows { id name } }',
      data: {
        rows: [
          { id: '1', name: 'name 1' },
          null,
          { id: '2', name: 'name 2' },
          { id: null, name: null },
          { id: '3', name: null },
        ],
      },
    },
    {
      query: '{ rows { id must } }',
      data: { rows: [{ id: '1', must: 'must 1' }, null, null, null, null] },
      errors: true,
    },
    { query: '{ strict { id must } }', data: { strict: null }, errors: true },
    {
      query: '{ rows { tags odd } }',
      data: {
        rows: [
          { tags: ['a'], odd: 'odd' },
          null,
          { tags: null, odd: null },
          { tags: null, odd: null },
          { tags: null, odd: null },
        ],
      },
      errors: true,
    },
    { query: '{ matrix cube }', data: { matrix: [[1, 2], null, [], [3]], cube: [[['a', null], null], [], [[]]] } },
    {
      query: '{ failing { id } soft { id name } none { id name must } }',
      data: { failing: null, soft: { id: '1', name: 'name 1' }, none: null },
      errors: true,
    },
    { query: '{ soft { id bad } }', data: { soft: { id: '1', bad: null } }, errors: true },
    {
      query: '{ soft { id badMust } rows { id } }',
      data: { soft: null, rows: [{ id: '1' }, null, { id: '2' }, { id: null }, { id: '3' }] },
      errors: true,
    },
    {
      query: '{ box { row { name } rows { name } inner { row { must } } } }',
      data: {
        box: { row: { name: 'name 1' }, rows: [{ name: 'name 1' }, { name: 'name 2' }, { name: null }], inner: null },
      },
      errors: true,
    },
    {
      query: '{ box { inner { rows { must } } rows { id } } }',
      data: { box: { rows: [{ id: '1' }, { id: '2' }, { id: '3' }], inner: null } },
      errors: true,
    },
    { query: '{ soft { id } must { id } }', data: null, errors: true },
    { query: '{ soft { link { link { name } must } } }', data: { soft: { link: null } }, errors: true },
    {
      query:
        'query ($id: ID) { none: lookup { id } nil: lookup(id: null) { id } unset: lookup(id: $id) { id name } one: lookup(id: "1") { id name } }',
      data: {
        none: { id: 'undefined' },
        nil: { id: null },
        unset: { id: 'undefined', name: 'name undefined' },
        one: { id: '1', name: 'name 1' },
      },
    },
    {
      query: '{ __proto__: soft { constructor: id toString: name __proto__: name } constructor: none { id } }',
      data: JSON.parse('{"__proto__":{"constructor":"1","toString":"name 1","__proto__":"name 1"},"constructor":null}'),
    },
  ],
};
export default feature;
