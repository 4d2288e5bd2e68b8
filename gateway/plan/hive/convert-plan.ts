import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import type * as Hive from '@graphql-hive/router-query-planner';
import { type OperationDefinitionNode, print, stripIgnoredCharacters } from 'graphql';
import { expandFragments } from './expand-fragments';
import { splitBatch } from './split-batch';

/** A plan of Hive's planner in the terms of Apollo's, which are what the executor runs. */
export function convertPlan({ node }: Hive.QueryPlan): QueryPlan {
  return { kind: 'QueryPlan', ...(node && { node: convert(node) }) };
}

function convert(node: Hive.PlanNode): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { kind: node.kind, nodes: node.nodes.map(convert) };
    case 'Flatten':
      return { kind: 'Flatten', path: node.path.map(pathElement), node: convert(node.node) };
    case 'Condition':
      return {
        kind: 'Condition',
        condition: node.condition,
        ...(node.ifClause && { ifClause: convert(node.ifClause) }),
        ...(node.elseClause && { elseClause: convert(node.elseClause) }),
      };
    case 'Fetch':
      return fetchNode(node, expandFragments(node.operation), node);
    case 'BatchFetch':
      return batch(node);
    case 'Subscription':
    case 'Defer':
      throw new Error(`a plan with \`${node.kind}\` is not supported`);
  }
}

function batch(node: Hive.BatchFetchNode): PlanNode {
  const operation = expandFragments(node.operation);
  const nodes = node.entityBatch.aliases.flatMap((part) => {
    const own = splitBatch(operation, part.alias, part.representationsVariableName);
    return part.paths.map(
      (path): PlanNode => ({
        kind: 'Flatten',
        path: path.map(pathElement),
        node: fetchNode(node, own, part),
      }),
    );
  });
  return { kind: 'Parallel', nodes };
}

function fetchNode(
  { serviceName, operationKind = 'query' }: Pick<Hive.FetchNode, 'serviceName' | 'operationKind'>,
  operation: OperationDefinitionNode,
  { requires, inputRewrites = [], outputRewrites = [] }: Partial<Hive.EntityBatchAlias>,
): FetchNode {
  const variables = (operation.variableDefinitions ?? []).map(({ variable }) => variable.name.value);
  const input = [...(requires ? renames(requires, []) : []), ...inputRewrites.flatMap(rewrite)];
  const output = outputRewrites.flatMap(rewrite);
  return {
    kind: 'Fetch',
    serviceName,
    variableUsages: variables.filter((name) => name !== 'representations' || !requires),
    ...(requires && { requires: requires.map(required) }),
    operation: stripIgnoredCharacters(print(operation)),
    operationName: operation.name?.value,
    operationKind: operationKind as FetchNode['operationKind'],
    ...(input.length > 0 && { inputRewrites: input }),
    ...(output.length > 0 && { outputRewrites: output }),
  };
}

function pathElement(segment: Hive.FlattenNodePathSegment): string {
  if (segment === '@') return '@';
  return 'Field' in segment ? segment.Field : `|[${segment.TypeCondition.join(',')}]`;
}

function required(selection: Hive.RequiresSelection): QueryPlanSelectionNode {
  switch (selection.kind) {
    case 'Field': {
      const { name, selections } = selection;
      return { kind: 'Field', name, ...(selections && { selections: selections.map(required) }) };
    }
    case 'InlineFragment': {
      const { typeCondition, selections } = selection;
      return { kind: 'InlineFragment', typeCondition, selections: selections.map(required) };
    }
    case 'FragmentSpread':
      throw new Error('a plan with named fragments in what it requires is not supported');
  }
}

/** What is required under a name of the planner's own, because one field is wanted with different arguments. */
function renames(selections: readonly Hive.RequiresSelection[], path: readonly string[]): FetchDataRewrite[] {
  return selections.flatMap((selection): FetchDataRewrite[] => {
    if (selection.kind === 'FragmentSpread') return [];
    if (selection.kind === 'InlineFragment')
      return renames(selection.selections, [...path, `... on ${selection.typeCondition}`]);
    const at = [...path, selection.name];
    const inner = renames(selection.selections ?? [], at);
    if (selection.alias === undefined || selection.alias === selection.name) return inner;
    return [...inner, { kind: 'KeyRenamer', path: at, renameKeyTo: selection.alias }];
  });
}

function rewrite(given: Hive.InputRewrite): FetchDataRewrite[] {
  if ('KeyRenamer' in given) {
    const { path, renameKeyTo } = given.KeyRenamer;
    return paths(path).map((each) => ({ kind: 'KeyRenamer', path: each, renameKeyTo }));
  }
  const { path, setValueTo } = 'ValueSetter' in given ? given.ValueSetter : given;
  return paths(path).map((each) => ({ kind: 'ValueSetter', path: each, setValueTo }));
}

/** One path for each way through its type conditions, since a condition may name several types. */
function paths(segments: readonly Hive.FetchNodePathSegment[]): string[][] {
  return segments.reduce<string[][]>(
    (known, segment) => {
      const steps = 'Key' in segment ? [segment.Key] : segment.TypenameEquals.map((name) => `... on ${name}`);
      return known.flatMap((path) => steps.map((step) => [...path, step]));
    },
    [[]],
  );
}
