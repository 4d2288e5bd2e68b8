import { type DocumentNode, execute, type GraphQLSchema } from 'graphql';
import type { Answer } from './answer';

/** Reference (b): graphql-js over one schema on the same rows, without departments, plans or keys. */
export async function mergedExecutor(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  contextValue: unknown,
): Promise<Answer> {
  const { data, errors } = await execute({ schema, document, variableValues: { ...variableValues }, contextValue });
  return JSON.parse(JSON.stringify({ data: data ?? null, errors: errors ?? [] })) as Answer;
}
