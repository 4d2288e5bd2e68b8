import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { buildSupergraph } from '../../schema/build-supergraph';
import { spreadRequires } from '../../schema/spread/spread-requires';
import type { PlannedGraph } from '../../schema/supergraph';
import { createApolloPlanner } from './create-apollo-planner';

/**
 * Plans by Apollo's planner as well, on a supergraph in which each `@requires` set has a subgraph of its own; null where
 * nothing is required. The plans are of the real subgraphs, with more fetches than need be.
 */
export function createSpreadPlanner({
  sdl,
}: PlannedGraph): ((operationText: string, operationName?: string) => QueryPlan) | null {
  const spread = spreadRequires(sdl);
  if (!spread) return null;
  const planner = createApolloPlanner(buildSupergraph(spread.sdl, false));
  return (operationText, operationName) => {
    const { node, ...plan } = planner(operationText, operationName);
    if (!node || node.kind === 'Subscription') return { ...plan, ...(node && { node }) };
    return { ...plan, node: ofSubgraphs(node, spread.subgraphs) };
  };
}

function ofSubgraphs(node: PlanNode, subgraphs: ReadonlyMap<string, string>): PlanNode {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => ofSubgraphs(child, subgraphs)) };
    case 'Flatten':
      return { ...node, node: ofSubgraphs(node.node, subgraphs) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause && { ifClause: ofSubgraphs(node.ifClause, subgraphs) }),
        ...(node.elseClause && { elseClause: ofSubgraphs(node.elseClause, subgraphs) }),
      };
    case 'Fetch':
      return { ...node, serviceName: subgraphs.get(node.serviceName) ?? node.serviceName };
    case 'Defer':
      throw new Error('a plan with `@defer` is not supported');
  }
}
