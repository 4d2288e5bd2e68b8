import { operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { Graph } from '../../schema/supergraph';
import { fetchNodes } from './fetch-nodes';
import type { Plan } from './model';
import { prepareFetch } from './prepare-fetch';
import { subgraphTypes } from './subgraph-types';

/**
 * Plans kept, and the characters of operation text that they were made from. `echoed`: whether rows of `_entities` are
 * asked for their key, so that they are matched by it and not by their position.
 */
const defaults = { maxPlans: 1_000, maxPlannedCharacters: 4_000_000, echoed: true };

/**
 * Plans operations in internal names (no client aliases) on the full graph. Plans are cached by text, least recently
 * used out first. The returned function throws `GraphQLError` for an operation that does not fit the graph and `Error`
 * for a plan that the executor could not run; either is a bug of an earlier stage.
 */
export function createPlanner(
  graph: Graph,
  options: Partial<typeof defaults> = {},
): (operationText: string, operationName?: string) => Plan {
  const { maxPlans, maxPlannedCharacters, echoed } = { ...defaults, ...options };
  const planner = new QueryPlanner(graph.supergraph, {
    // Named fragments would have to be expanded again to know what an answer holds.
    reuseQueryFragments: false,
    // The default of 10,000 may hold the event loop for seconds; fewer only cost some optimality.
    debug: { maxEvaluatedPlans: 1_000 },
  });
  const schema = graph.supergraph.apiSchema();
  const subgraphs = subgraphTypes(graph);
  const plans = new LRUCache<string, Plan>({
    max: maxPlans,
    maxSize: maxPlannedCharacters,
    sizeCalculation: (_plan, key) => key.length,
  });

  return (operationText, operationName) => {
    const key = `${operationName ?? ''}\n${operationText}`;
    const known = plans.get(key);
    if (known) return known;
    const operation = operationFromDocument(
      schema,
      parse(operationText),
      operationName === undefined ? {} : { operationName },
    );
    const queryPlan = planner.buildQueryPlan(operation);
    if (queryPlan.node?.kind === 'Subscription') throw new Error('a plan with subscriptions is not supported');
    const fetches = fetchNodes(queryPlan.node).map((fetch) => {
      const subgraph = subgraphs.get(fetch.serviceName);
      if (!subgraph) throw new Error(`the plan names the unknown subgraph \`${fetch.serviceName}\``);
      return [fetch, prepareFetch(fetch, subgraph, { full: graph.full, echoed })] as const;
    });
    const plan: Plan = { queryPlan, fetches: new Map(fetches) };
    plans.set(key, plan);
    return plan;
  };
}
