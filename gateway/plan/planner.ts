import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { LRUCache } from 'lru-cache';
import type { Graph } from '../../schema/supergraph';
import { createApolloPlanner } from './create-apollo-planner';
import { fetchNodes } from './fetch-nodes';
import { createHivePlanner } from './hive/create-hive-planner';
import type { Plan } from './model';
import { planFault } from './plan-fault';
import { prepareFetch } from './prepare-fetch';
import { subgraphTypes } from './subgraph-types';

export interface PlannerOptions {
  /** Plans kept, and the characters of operation text that they were made from. */
  readonly maxPlans: number;
  readonly maxPlannedCharacters: number;
  /** Whether rows of `_entities` are asked for their key, so that they are matched by it and not by their position. */
  readonly echoed: boolean;
}

const defaults: PlannerOptions = { maxPlans: 1_000, maxPlannedCharacters: 4_000_000, echoed: true };

/**
 * Plans operations in internal names (no client aliases) on the full graph. Plans are cached by text, least recently
 * used out first. The returned function throws `GraphQLError` for an operation that does not fit the graph and `Error`
 * for a plan that the executor could not run; either is a bug of an earlier stage.
 */
export function createPlanner(
  graph: Graph,
  options: Partial<PlannerOptions> = {},
): (operationText: string, operationName?: string) => Plan {
  const { maxPlans, maxPlannedCharacters, echoed } = { ...defaults, ...options };
  const byApollo = createApolloPlanner(graph);
  let byHive: ReturnType<typeof createHivePlanner> | null = null;
  const subgraphs = subgraphTypes(graph);
  const plans = new LRUCache<string, Plan>({
    max: maxPlans,
    maxSize: maxPlannedCharacters,
    sizeCalculation: (_plan, key) => key.length,
  });

  /** Apollo's plan, or Hive's where that one's answers could be wrong: docs/adr/0008-two-planners.md. */
  const makePlan = (text: string, operationName: string | undefined): QueryPlan => {
    const plan = byApollo(text, operationName);
    if (planFault(fetchNodes(rootNode(plan)), subgraphs) === null) return plan;
    byHive ??= createHivePlanner(graph);
    return byHive(text, operationName);
  };

  return (operationText, operationName) => {
    const key = `${operationName ?? ''}\n${operationText}`;
    const known = plans.get(key);
    if (known) return known;
    const queryPlan = makePlan(operationText, operationName);
    const fetches = fetchNodes(rootNode(queryPlan)).map((fetch) => {
      const subgraph = subgraphs.get(fetch.serviceName);
      if (!subgraph) throw new Error(`the plan names the unknown subgraph \`${fetch.serviceName}\``);
      return [fetch, prepareFetch(fetch, subgraph, { full: graph.full, echoed })] as const;
    });
    const plan: Plan = { queryPlan, fetches: new Map(fetches) };
    plans.set(key, plan);
    return plan;
  };
}

function rootNode({ node }: QueryPlan): PlanNode | undefined {
  if (node?.kind === 'Subscription') throw new Error('a plan with subscriptions is not supported');
  return node;
}
