// The package would otherwise announce itself to Apollo's servers; it reads this when it is loaded.
process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';

import { executeQueryPlan } from '@apollo/gateway/dist/executeQueryPlan';
import type { QueryPlan } from '@apollo/query-planner';
import { type DocumentNode, type GraphQLSchema, Kind, type OperationDefinitionNode } from 'graphql';
import type { Graph } from '../../../schema/supergraph';
import type { Answer } from './answer';
import { runDepartment } from './in-process-departments';

/** Reference (a): Apollo's executor on the same plan and the same departments. */
export async function apolloExecutor(
  { graph, subgraphs }: { graph: Graph; subgraphs: ReadonlyMap<string, GraphQLSchema> },
  queryPlan: QueryPlan,
  document: DocumentNode,
  contextValue: unknown,
): Promise<Answer & { readonly completion: Answer['errors'] }> {
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const services = Object.fromEntries(
    [...subgraphs].map(([name, schema]) => [
      name,
      {
        process: ({ request }: { request: { query?: string; variables?: Record<string, unknown> } }) =>
          runDepartment(schema, request.query ?? '', request.variables ?? {}, contextValue),
      },
    ]),
  );
  const result = await executeQueryPlan(
    queryPlan,
    services as never,
    { request: { variables: {} }, context: {}, metrics: {}, logger: console } as never,
    { schema: graph.full, operation, fragments: {}, queryPlan } as never,
    graph.full,
    graph.planned.supergraph.apiSchema(),
  );
  const completion = (result.extensions?.['valueCompletion'] ?? []) as Answer['errors'];
  return JSON.parse(JSON.stringify({ data: result.data ?? null, errors: result.errors ?? [], completion }));
}
