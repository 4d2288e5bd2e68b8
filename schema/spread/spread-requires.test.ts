import { buildSupergraph } from '../build-supergraph';
import { compose } from '../composition/compose';
import { spreadRequires } from './spread-requires';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@shareable", "@interfaceObject"])\n';

/** SDL of the part of `b` that holds a field, and the names of all subgraphs. */
function spread(a: string, b: string) {
  const found = spreadRequires(
    compose([
      { name: 'a', sdl: link + a },
      { name: 'b', sdl: link + b },
    ]),
  );
  if (!found) return null;
  const subgraphs = [...buildSupergraph(found.sdl, false).subgraphs()];
  return {
    real: found.subgraphs,
    names: subgraphs.map(({ name }) => name),
    fields: (subgraph: string, typeName: string) => {
      const type = subgraphs.find(({ name }) => name === subgraph)?.schema.type(typeName);
      return type && 'fields' in type
        ? type.fields().map((field) => `${field.name}${field.hasAppliedDirective('external') ? ' external' : ''}`)
        : [];
    },
    keys: (subgraph: string, typeName: string) =>
      (
        subgraphs
          .find(({ name }) => name === subgraph)
          ?.schema.type(typeName)
          ?.appliedDirectivesOf('key') ?? []
      ).map((key) => key.arguments()),
  };
}

const a = 'type Query { item: Item } type Item @key(fields: "id") { id: ID! size: Int weight: Int }';

test('a graph that requires nothing has no parts', () => {
  expect(spread(a, 'type Item @key(fields: "id") { id: ID! other: Int }')).toBeNull();
});

test('each set of inputs has a part with the fields that are computed from it, and nothing else can compute them', () => {
  const parts = spread(
    a,
    `type Item @key(fields: "id") { id: ID! size: Int @external weight: Int @external own: Int next: Item
      long: Int @requires(fields: "size") longer: Int @requires(fields: "size") both: Int @requires(fields: "size weight") }`,
  );
  expect(parts?.names).toEqual(['B__PART_0', 'B__PART_1', 'a', 'b']);
  expect([...(parts?.real ?? [])]).toEqual([
    ['B__PART_0', 'b'],
    ['B__PART_1', 'b'],
  ]);
  expect(parts?.fields('b', 'Item')).toEqual(['id', 'size external', 'weight external', 'own', 'next']);
  expect(parts?.fields('B__PART_0', 'Item')).toEqual(['id', 'size external', 'long', 'longer']);
  expect(parts?.fields('B__PART_1', 'Item')).toEqual(['id', 'size external', 'weight external', 'both']);
  expect(parts?.keys('B__PART_1', 'Item')).toEqual([{ fields: 'id' }]);
});

test('a part knows what its fields lead to: values in whole, entities by their keys, members of abstract types', () => {
  const parts = spread(
    a,
    `type Item @key(fields: "id") { id: ID! size: Int @external made(in: Way, where: Spot): Value @requires(fields: "size") any: Any @requires(fields: "size") }
      type Value { text: String deep: Deep owner: Owner } type Deep { level: Level! }
      type Owner @key(fields: "pid code { part }") { pid: ID! code: Code name: String } type Code { part: ID! more: Int }
      union Any = Value | Owner enum Level { LOW HIGH } enum Way { UP DOWN } input Spot { x: Int way: Way inner: Spot }`,
  );
  expect(parts?.fields('B__PART_0', 'Item')).toEqual(['id', 'size external', 'made', 'any']);
  expect(parts?.fields('B__PART_0', 'Value')).toEqual(['text', 'deep', 'owner']);
  expect(parts?.fields('B__PART_0', 'Deep')).toEqual(['level']);
  expect(parts?.fields('B__PART_0', 'Owner')).toEqual(['pid', 'code']);
  expect(parts?.fields('B__PART_0', 'Code')).toEqual(['part']);
  expect(parts?.fields('B__PART_0', 'Spot')).toEqual(['x', 'way', 'inner']);
  expect(parts?.keys('B__PART_0', 'Owner')).toEqual([{ fields: 'pid code { part }', resolvable: false }]);
});

test('inputs may stand behind interfaces, and the computed type may be an interface elsewhere', () => {
  const parts = spread(
    `type Query { box: Box person: Person } type Box @key(fields: "id") { id: ID! good: Good }
      interface Good { mark: String } type Glass implements Good { mark: String colour: String }
      interface Person @key(fields: "id") { id: ID! name: String } type Sailor implements Person @key(fields: "id") { id: ID! name: String }`,
    `type Box @key(fields: "id") { id: ID! good: Good @external label: String @requires(fields: "good { mark ... on Glass { colour } }") }
      interface Good { mark: String } type Glass implements Good { mark: String @external colour: String @external }
      type Person @key(fields: "id") @interfaceObject { id: ID! name: String @external nick: String @requires(fields: "name") }`,
  );
  expect(parts?.fields('B__PART_0', 'Box')).toEqual(['id', 'good external', 'label']);
  expect(parts?.fields('B__PART_0', 'Glass')).toEqual(['mark external', 'colour external']);
  expect(parts?.fields('B__PART_1', 'Person')).toEqual(['id', 'name external', 'nick']);
});
