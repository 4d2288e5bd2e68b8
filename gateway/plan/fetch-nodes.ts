import type { FetchNode, PlanNode } from '@apollo/query-planner';

/** Every fetch of a plan, in plan order. Throws `Error` on `@defer`, which is refused long before planning. */
export function fetchNodes(node: PlanNode | undefined): readonly FetchNode[] {
  switch (node?.kind) {
    case undefined:
      return [];
    case 'Fetch':
      return [node];
    case 'Flatten':
      return fetchNodes(node.node);
    case 'Sequence':
    case 'Parallel':
      return node.nodes.flatMap(fetchNodes);
    case 'Condition':
      return [...fetchNodes(node.ifClause), ...fetchNodes(node.elseClause)];
    case 'Defer':
      throw new Error('a plan with `@defer` is not supported');
  }
}
