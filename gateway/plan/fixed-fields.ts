import type { FetchDataRewrite, FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type FieldNode, Kind, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import type { FixedField } from '../../schema/required-arguments';
import { divideFetch } from './divide-fetch';
import type { SubgraphTypes } from './subgraph-types';

/**
 * Puts fields with their arguments back in the places of the twins that were planned for them
 * (schema/required-arguments.ts): what a twin fetches is fetched under the twin's name, and goes into representations
 * under the name of the field. A fetch that would need one field twice in a representation becomes several.
 */
export function withFixedFields(
  plan: QueryPlan,
  fixed: ReadonlyMap<string, FixedField>,
  subgraphs: ReadonlyMap<string, SubgraphTypes>,
): QueryPlan {
  if (fixed.size === 0 || !plan.node) return plan;
  const parts = (node: PlanNode): readonly PlanNode[] => {
    if (node.kind !== 'Fetch') return [put(node)];
    return divideFetch(node, fixed, subgraphs.get(node.serviceName)).map((part) => putBack(part, fixed));
  };
  const put = (node: PlanNode): PlanNode => {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel':
        return { ...node, nodes: node.nodes.map(put) };
      case 'Flatten':
        // Each by itself: where contextual arguments are, the path to an entity belongs to its fetch.
        return joined(parts(node.node).map((part) => ({ ...node, node: part })));
      case 'Condition':
        return {
          ...node,
          ...(node.ifClause && { ifClause: put(node.ifClause) }),
          ...(node.elseClause && { elseClause: put(node.elseClause) }),
        };
      case 'Fetch':
        return joined(parts(node));
      case 'Defer':
        throw new Error('a plan with `@defer` is not supported');
    }
  };
  if (plan.node.kind === 'Subscription') throw new Error('a plan with subscriptions is not supported');
  return { ...plan, node: put(plan.node) };
}

function joined(nodes: readonly PlanNode[]): PlanNode {
  const [only] = nodes;
  return only && nodes.length === 1 ? only : { kind: 'Parallel', nodes: [...nodes] };
}

function putBack(fetch: FetchNode, fixed: ReadonlyMap<string, FixedField>): FetchNode {
  const renamed = (fetch.inputRewrites ?? []).map((rewrite) =>
    rewrite.kind === 'KeyRenamer'
      ? { ...rewrite, renameKeyTo: fixed.get(rewrite.renameKeyTo)?.fieldName ?? rewrite.renameKeyTo }
      : rewrite,
  );
  // First of all: later ones may change the type by which the path is followed.
  const inputRewrites = [...renames(fetch.requires ?? [], [], fixed), ...renamed];
  const document = visit(parse(fetch.operation, { noLocation: true }), {
    Field(node): FieldNode | undefined {
      const field = fixed.get(node.name.value);
      if (!field) return undefined;
      const alias = node.alias ?? node.name;
      return { ...node, alias, name: { kind: Kind.NAME, value: field.fieldName }, arguments: field.arguments };
    },
  });
  return {
    ...fetch,
    operation: stripIgnoredCharacters(print(document)),
    ...(inputRewrites.length > 0 && { inputRewrites }),
  };
}

function renames(
  selections: readonly QueryPlanSelectionNode[],
  path: readonly string[],
  fixed: ReadonlyMap<string, FixedField>,
): FetchDataRewrite[] {
  return selections.flatMap((node): FetchDataRewrite[] => {
    if (node.kind === 'InlineFragment') {
      const below = node.typeCondition === undefined ? path : [...path, `... on ${node.typeCondition}`];
      return renames(node.selections, below, fixed);
    }
    const at = [...path, node.name];
    const inner = renames(node.selections ?? [], at, fixed);
    const field = fixed.get(node.name);
    return field ? [...inner, { kind: 'KeyRenamer', path: at, renameKeyTo: field.fieldName }] : inner;
  });
}
