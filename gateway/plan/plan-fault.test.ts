import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { compose } from '../../schema/composition/compose';
import { loadGraph } from '../../schema/supergraph';
import { planFault } from './plan-fault';
import { subgraphTypes } from './subgraph-types';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])\n';
const graph = loadGraph(
  compose([
    {
      name: 'a',
      sdl: `${link}type Query { item: Item } type Item @key(fields: "id") { id: ID! size: Int weight: Int part: Item }`,
    },
    {
      name: 'b',
      sdl: `${link}type Item @key(fields: "id") { id: ID! size: Int @external freight: Int @requires(fields: "size") next: Item }`,
    },
  ]),
);
const subgraphs = subgraphTypes(graph);

const names = (...fields: string[]): QueryPlanSelectionNode[] => fields.map((name) => ({ kind: 'Field', name }));

function fetch(operation: string, rest: Partial<FetchNode> = {}): FetchNode {
  return {
    kind: 'Fetch',
    serviceName: 'a',
    operation,
    operationKind: 'query' as FetchNode['operationKind'],
    operationName: undefined,
    variableUsages: [],
    ...rest,
  };
}

function freight(requires: QueryPlanSelectionNode[], rest: Partial<FetchNode> = {}, fields = 'freight'): PlanNode {
  const operation = `query($representations:[_Any!]!){_entities(representations:$representations){...on Item{${fields}}}}`;
  const selections = [{ kind: 'InlineFragment' as const, typeCondition: 'Item', selections: requires }];
  return {
    kind: 'Flatten',
    path: ['item'],
    node: fetch(operation, { serviceName: 'b', requires: selections, ...rest }),
  };
}

function fault(...nodes: PlanNode[]): string | null {
  const plan: QueryPlan = { kind: 'QueryPlan', node: { kind: 'Sequence', nodes } };
  return planFault(plan, subgraphs);
}

const root = fetch('{item{__typename id size}}');

test('a plan that fetches inputs before what is computed from them has no fault', () => {
  expect(fault(root, freight(names('__typename', 'id', 'size')))).toBeNull();
});

test('a plan that asks for nothing has one', () => {
  expect(planFault({ kind: 'QueryPlan' }, subgraphs)).toMatch(/nothing is asked for/);
  expect(fault()).toMatch(/nothing is asked for/);
});

test.each([
  [
    'inputs that are not sent',
    [root, freight(names('__typename', 'id'))],
    /`Item.freight` is asked for before its inputs/,
  ],
  [
    'inputs where none can be sent',
    [root, freight(names('__typename', 'id'), {}, 'next{freight}')],
    /`Item.freight` is asked for where no inputs can be given/,
  ],
  [
    'a field of a subgraph in which it is external',
    [root, freight(names('__typename', 'id', 'size'), {}, 'size freight')],
    /`Item.size` is asked of `b`, where it is external/,
  ],
  [
    'inputs that nothing fetched',
    [fetch('{item{__typename id}}'), freight(names('__typename', 'id', 'size'))],
    /`size` is sent to `b` before it is fetched/,
  ],
  [
    'inputs that are fetched at the same time',
    [
      fetch('{item{__typename id}}'),
      { kind: 'Parallel', nodes: [fetch('{item{size}}'), freight(names('__typename', 'id', 'size'))] } as PlanNode,
    ],
    /`size` is sent to `b` before it is fetched/,
  ],
  [
    'an input under a name that holds another field',
    [fetch('{item{__typename id size:weight}}'), freight(names('__typename', 'id', 'size'))],
    /`size` is sent to `b` with values of `weight`/,
  ],
  [
    'an input that was renamed from another field',
    [
      fetch('{item{__typename id other:weight}}'),
      freight(names('__typename', 'id', 'other'), {
        inputRewrites: [{ kind: 'KeyRenamer', path: ['... on Item', 'other'], renameKeyTo: 'size' }],
      }),
    ],
    /`size` is sent to `b` with values of `weight`/,
  ],
])('%s are a fault', (_, nodes, expected) => {
  expect(fault(...nodes)).toMatch(expected);
});

test('an input that was fetched under another name and is sent under its own has no fault', () => {
  const rename = { kind: 'KeyRenamer' as const, path: ['... on Item', 'other'], renameKeyTo: 'size' };
  const renamed = freight(names('__typename', 'id', 'other'), { inputRewrites: [rename] });
  expect(fault(fetch('{item{__typename id other:size}}'), renamed)).toBeNull();
  const back = fetch('{item{__typename id size__alias_0:size}}', {
    outputRewrites: [{ kind: 'KeyRenamer', path: ['item', 'size__alias_0'], renameKeyTo: 'size' }],
  });
  expect(fault(back, freight(names('__typename', 'id', 'size')))).toBeNull();
});
