import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import { parse } from 'graphql';

/**
 * Plans by `@apollo/query-planner`; throws `GraphQLError` where an operation does not fit the graph, and `Error` where
 * there are too many ways to get at one of its fields.
 */
export function createApolloPlanner(
  supergraph: Supergraph,
): (operationText: string, operationName?: string) => QueryPlan {
  const planner = new QueryPlanner(supergraph, {
    // Named fragments would have to be expanded again to know what an answer holds.
    reuseQueryFragments: false,
    // The default of 10,000 may hold the event loop for seconds; fewer only cost some optimality. Ways to one field are
    // unlimited by default: few nested interfaces that subgraphs know as objects hold it for minutes.
    debug: { maxEvaluatedPlans: 1_000, pathsLimit: 1_000 },
  });
  const schema = supergraph.apiSchema();
  return (operationText, operationName) => {
    const options = operationName === undefined ? {} : { operationName };
    return planner.buildQueryPlan(operationFromDocument(schema, parse(operationText), options));
  };
}
