import type { Feature } from '../feature';

const echo = (_: unknown, given: object) => JSON.stringify(given);

/** Arguments, variables, defaults, scalars, enums, `@skip` and `@include`, introspection. */
const feature: Feature = {
  name: 'inputs and directives',
  subgraphs: {
    a: {
      sdl: `type Query { echo(a: Int = 1, b: [String!], f: Filter, k: Kind = SMALL, j: Json, d: Date): String item: Item @shareable items: [Item!]! json: Json date: Date id: ID float: Float }
        input Filter { name: String = "n" kinds: [Kind!] not: Filter min: Int! = 3 }
        enum Kind { SMALL LARGE }
        scalar Json scalar Date
        type Item @key(fields: "id") { id: ID! name(upper: Boolean = false): String old: String @deprecated(reason: "is old") kind: Kind }`,
      resolvers: {
        Query: {
          echo,
          item: () => ({ id: 1, kind: 'SMALL' }),
          items: () => [
            { id: 1, kind: 'SMALL' },
            { id: 2, kind: 'LARGE' },
          ],
          json: () => ({ deep: [{ a: null }, 'x', 1.5], __proto__x: 1 }),
          date: () => 'no date of ours',
          id: () => 12,
          float: () => 3,
        },
        Item: {
          __resolveReference: ({ id }: { id: string }) => ({ id, kind: 'SMALL' }),
          name: ({ id }: { id: string }, { upper }: { upper: boolean }) => (upper ? `NAME ${id}` : `name ${id}`),
        },
      },
    },
    b: {
      sdl: `type Query { item: Item @shareable other(filter: Filter): String }
        input Filter { name: String = "n" not: Filter only: String min: Int! = 3 }
        type Item @key(fields: "id") { id: ID! price(in: Currency = EUR, times: [Int!] = [1, 2]): String }
        enum Currency { EUR USD }`,
      resolvers: {
        Query: { item: () => ({ id: '1' }), other: echo },
        Item: { __resolveReference: (given: object) => given, price: echo },
      },
    },
  },
  cases: [
    { query: '{ echo }', data: { echo: '{"a":1,"k":"SMALL"}' } },
    {
      query: '{ echo(a: null, f: {}, b: ["x"], k: LARGE) }',
      data: { echo: '{"a":null,"b":["x"],"f":{"name":"n","min":3},"k":"LARGE"}' },
    },
    {
      query:
        'query ($name: String, $deep: Filter, $min: Int = 9, $kind: Kind, $j: Json) { echo(f: { name: $name, not: { min: $min, not: $deep } }, k: $kind, j: { a: [$j, 1] }) }',
      variables: { deep: { name: 'd' }, j: { x: [1] } },
      data: {
        echo: '{"a":1,"f":{"name":"n","not":{"name":"n","not":{"name":"d","min":3},"min":9},"min":3},"k":"SMALL","j":{"a":[{"x":[1]},1]}}',
      },
    },
    {
      // A planner's own variable has this name.
      query:
        'query ($representations: Boolean!, $times: [Int!]) { items { name(upper: $representations) price(times: $times) } }',
      variables: { representations: true, times: [4] },
      data: {
        items: [
          { name: 'NAME 1', price: '{"in":"EUR","times":[4]}' },
          { name: 'NAME 2', price: '{"in":"EUR","times":[4]}' },
        ],
      },
    },
    {
      query: 'query ($representations: [Int!]) { items { price(times: $representations) } }',
      variables: { representations: [5] },
      data: { items: [{ price: '{"in":"EUR","times":[5]}' }, { price: '{"in":"EUR","times":[5]}' }] },
    },
    { query: '{ other(filter: { only: "x" }) }', data: null, errors: true },
    { query: '{ echo(f: { kinds: [SMALL] }) }', data: null, errors: true },
    {
      query: '{ json date id float echo(d: "x", j: "y") }',
      data: {
        json: { deep: [{ a: null }, 'x', 1.5], __proto__x: 1 },
        date: 'no date of ours',
        id: '12',
        float: 3,
        echo: '{"a":1,"k":"SMALL","j":"y","d":"x"}',
      },
    },
    {
      query:
        'query ($no: Boolean = false, $yes: Boolean!) { item { id @skip(if: $yes) price @include(if: $yes) ...F @include(if: $no) ... on Item @skip(if: $no) { name(upper: $yes) } usd: price(in: USD, times: []) } skipped: item @skip(if: true) { id } } fragment F on Item { kind }',
      variables: { yes: true },
      data: { item: { price: '{"in":"EUR","times":[1,2]}', name: 'NAME 1', usd: '{"in":"USD","times":[]}' } },
    },
    {
      query: 'query ($yes: Boolean!) { item { price @include(if: $yes) id } }',
      variables: { yes: false },
      data: { item: { id: '1' } },
      maxCalls: 1,
    },
    { query: '{ items @include(if: false) { id } }', data: {} },
    {
      query: '{ items { old kind price __typename } __typename }',
      data: {
        items: [
          { old: null, kind: 'SMALL', price: '{"in":"EUR","times":[1,2]}', __typename: 'Item' },
          { old: null, kind: 'LARGE', price: '{"in":"EUR","times":[1,2]}', __typename: 'Item' },
        ],
        __typename: 'Query',
      },
    },
    {
      query:
        '{ __schema { queryType { name } } __type(name: "Item") { name fields { name } all: fields(includeDeprecated: true) { name isDeprecated deprecationReason } } item { id } }',
      data: {
        __schema: { queryType: { name: 'Query' } },
        __type: {
          name: 'Item',
          fields: [{ name: 'id' }, { name: 'name' }, { name: 'kind' }, { name: 'price' }],
          all: [
            { name: 'id', isDeprecated: false, deprecationReason: null },
            { name: 'name', isDeprecated: false, deprecationReason: null },
            { name: 'old', isDeprecated: true, deprecationReason: 'is old' },
            { name: 'kind', isDeprecated: false, deprecationReason: null },
            { name: 'price', isDeprecated: false, deprecationReason: null },
          ],
        },
        item: { id: '1' },
      },
    },
    { query: '{ item { ... @defer { price } } }', data: null, errors: true },
  ],
};
export default feature;
