import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { LRUCache } from 'lru-cache';
import type { Graph } from '../../schema/supergraph';
import { RequestError } from '../errors/request-error';
import { createApolloPlanner } from './create-apollo-planner';
import { fetchNodes } from './fetch-nodes';
import { withFixedFields } from './fixed-fields';
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
 * used out first. The returned function throws `RequestError` (`NO_PLAN`) for an operation that neither planner plans
 * right, `GraphQLError` for one that does not fit the graph and `Error` for a plan that the executor could not run;
 * either of these is a bug of an earlier stage.
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
    const fault = planFault(plan, subgraphs);
    if (fault === null) return plan;
    byHive ??= createHivePlanner(graph);
    const other = planOf(byHive, text, operationName);
    const otherFault = other instanceof Error ? other.message : planFault(other, subgraphs);
    if (other instanceof Error || otherFault !== null)
      throw new RequestError(
        'NO_PLAN',
        {},
        { cause: new Error(`neither planner has a plan: ${fault}; ${otherFault}`) },
      );
    return other;
  };

  return (operationText, operationName) => {
    const key = `${operationName ?? ''}\n${operationText}`;
    const known = plans.get(key);
    if (known) return known;
    const queryPlan = withFixedFields(makePlan(operationText, operationName), graph.planned.fixed, subgraphs);
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

function planOf(planner: ReturnType<typeof createHivePlanner>, text: string, operationName: string | undefined) {
  try {
    return planner(text, operationName);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function rootNode({ node }: QueryPlan): PlanNode | undefined {
  if (node?.kind === 'Subscription') throw new Error('a plan with subscriptions is not supported');
  return node;
}
