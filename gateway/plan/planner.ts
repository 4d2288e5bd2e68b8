import type { PlanNode, QueryPlan } from '@apollo/query-planner';
import { LRUCache } from 'lru-cache';
import type { Graph } from '../../schema/supergraph';
import { RequestError } from '../errors/request-error';
import { asksNothing } from './asks-nothing';
import { createApolloPlanner } from './create-apollo-planner';
import { createSpreadPlanner } from './create-spread-planner';
import { fetchNodes } from './fetch-nodes';
import { withFixedFields } from './fixed-fields';
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
 * used out first. The returned function throws `RequestError` (`NO_PLAN`) for an operation that no planner plans right,
 * and `Error` for a plan that the executor could not run, which is a bug.
 */
export function createPlanner(
  graph: Graph,
  options: Partial<PlannerOptions> = {},
): (operationText: string, operationName?: string) => Plan {
  const { maxPlans, maxPlannedCharacters, echoed } = { ...defaults, ...options };
  const planners = [createApolloPlanner(graph.planned.supergraph), lazily(() => createSpreadPlanner(graph.planned))];
  const subgraphs = subgraphTypes(graph);
  const plans = new LRUCache<string, Plan>({
    max: maxPlans,
    maxSize: maxPlannedCharacters,
    sizeCalculation: (_plan, key) => key.length,
  });

  /** The first plan without a fault: docs/adr/0008-plans-that-are-checked.md. */
  const makePlan = (text: string, operationName: string | undefined): QueryPlan => {
    const faults: string[] = [];
    for (const planner of planners) {
      const plan = planOf(planner, text, operationName);
      const fault = plan instanceof Error ? plan.message : plan && planFault(plan, subgraphs);
      if (plan && !(plan instanceof Error) && (fault === null || (!plan.node && asksNothing(text, operationName))))
        return plan;
      faults.push(String(fault));
    }
    throw new RequestError('NO_PLAN', {}, { cause: new Error(`no planner has a plan: ${faults.join('; ')}`) });
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

type Planner = (operationText: string, operationName?: string) => QueryPlan | null;

/** Made when it is needed first; null where there is none for the graph. */
function lazily(make: () => Planner | null): Planner {
  let made: Planner | null | undefined;
  return (operationText, operationName) => {
    if (made === undefined) made = make();
    return made?.(operationText, operationName) ?? null;
  };
}

function planOf(planner: Planner, text: string, operationName: string | undefined): QueryPlan | Error | null {
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
