import { compose } from '../../schema/composition/compose';
import { loadGraph } from '../../schema/supergraph';
import { createPlanner } from './planner';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])\n';
const graph = loadGraph(
  compose([
    {
      name: 'a',
      sdl: `${link}type Query { item: Item } type Item @key(fields: "id") { id: ID! price(in: String!): Int box: Box }
        type Box { width(unit: String): Int }`,
    },
    {
      name: 'b',
      sdl: `${link}type Item @key(fields: "id") { id: ID! price(in: String!): Int @external box: Box @external next: Item own(as: String): Int
          usd(as: String): Int @requires(fields: "price(in: \\"USD\\")")
          eur(as: String): Int @requires(fields: "price(in: \\"EUR\\")")
          wide: Int @requires(fields: "box { width(unit: \\"cm\\") }") far: Int @requires(fields: "box { width(unit: \\"km\\") }") }
        type Box { width(unit: String): Int @external }`,
    },
    {
      name: 'c',
      sdl: `${link}type Item @key(fields: "id") { id: ID! usd(as: String): Int @external sum: Int @requires(fields: "usd") }`,
    },
  ]),
);
const planner = createPlanner(graph);

/** Of each fetch of the plan: the subgraph and the text of its operation. */
function fetches(text: string) {
  return [...planner(text).fetches.values()].map(({ subgraph, document, variableNames }) => ({
    subgraph,
    document: document.replace(/_key_\w+:\w+/g, '').replace(/__[0-9a-f]{16}/g, '__*'),
    variableNames,
  }));
}

test('what is required with arguments is fetched with them, under a name of its own', () => {
  const [root, entity] = fetches('{ item { usd_1: usd } }');
  expect(root?.document).toBe('{item{__typename id price__*:price(in:"USD")}}');
  expect(entity?.document).toMatch(/usd_1:usd/);
  const [node] = planner('{ item { usd_1: usd } }').fetches.keys();
  expect(JSON.stringify(node)).not.toMatch(/price__[0-9a-f]+[^:0-9a-f]*\(/);
});

test('it goes into representations under its own name', () => {
  const plan = planner('{ item { usd_1: usd wide } }');
  const rewrites = [...plan.fetches.keys()].flatMap(({ inputRewrites }) => inputRewrites ?? []);
  expect(
    rewrites.map((rewrite) => [
      rewrite.kind,
      rewrite.path.map((step) => step.replace(/__.*/, '__*')),
      Object.values(rewrite).at(-1),
    ]),
  ).toEqual(
    expect.arrayContaining([
      ['KeyRenamer', ['... on Item', 'price__*'], 'price'],
      ['KeyRenamer', ['... on Item', 'box', 'width__*'], 'width'],
    ]),
  );
});

test('a fetch is divided where a representation would hold one field twice, and each part keeps the variables it uses', () => {
  const parts = fetches(
    'query ($v0: String, $v1: String) { item { usd_1: usd(as: $v0) eur_1: eur(as: $v1) own_1: own(as: $v1) } }',
  ).filter(({ subgraph }) => subgraph === 'b');
  expect(parts.map(({ document, variableNames }) => [document.match(/(usd|eur|own)_1/g), variableNames])).toEqual([
    [
      ['usd_1', 'own_1'],
      ['v0', 'v1'],
    ],
    [['eur_1'], ['v1']],
  ]);
  expect(parts[1]?.document).not.toMatch(/v0/);
});

test('it is divided for nested fields too, and not for those that agree', () => {
  const divided = fetches('{ item { wide far usd_1: usd } }').filter(({ subgraph }) => subgraph === 'b');
  expect(divided.map(({ document }) => document.match(/wide|far|usd_1/g))).toEqual([['wide', 'usd_1'], ['far']]);
  expect(fetches('{ item { usd_1: usd usd_2: usd wide } }').filter(({ subgraph }) => subgraph === 'b')).toHaveLength(1);
});

test('what stands below an entity of the same subgraph is asked for with its inputs, of the real subgraphs', () => {
  // Planned as the graph is, `usd` would be asked for within `next`, where no inputs can be given.
  const asked = fetches('{ item { next { sum } } }');
  expect(new Set(asked.map(({ subgraph }) => subgraph))).toEqual(new Set(['a', 'b', 'c']));
  expect(asked.filter(({ document }) => /usd/.test(document)).map(({ document }) => document)).toEqual([
    expect.stringMatching(/_entities\(.*\.\.\.on Item\{usd/),
  ]);
});
