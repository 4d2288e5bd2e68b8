import type { QueryPlan } from '@apollo/query-planner';
import type { Graph } from '../../../schema/supergraph';
import { convertPlan } from './convert-plan';

/** Plans by `@graphql-hive/router-query-planner`; throws its errors where an operation has no plan. */
export function createHivePlanner(graph: Graph): (operationText: string, operationName?: string) => QueryPlan {
  // A native module: loaded only where it is used.
  const { QueryPlanner } =
    require('@graphql-hive/router-query-planner') as typeof import('@graphql-hive/router-query-planner');
  const planner = new QueryPlanner(graph.planned.sdl);
  return (operationText, operationName) => convertPlan(planner.plan(operationText, operationName, new Set(), 0));
}
