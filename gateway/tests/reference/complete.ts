import { type DocumentNode, defaultTypeResolver, execute, GraphQLError, type GraphQLSchema } from 'graphql';
import { FieldFault } from '../../execute/model';
import type { Answer } from './answer';
import { internalName } from './internal-name';

/** Message of an error that comes of a missing value, not of a department's error. */
export const nullInNonNull = 'null in non-null';

/**
 * Turns a response tree into data and errors by the rules of GraphQL (section 6.4): graphql-js completes values that
 * are simply read from the tree, so that nulls propagate by the client's types.
 * @param rootNames internal names of mutation roots, by response key
 * @param byName how a field is called in the tree; by internal name unless the operation itself is in those names
 */
export async function complete(
  schema: GraphQLSchema,
  document: DocumentNode,
  variableValues: Readonly<Record<string, unknown>>,
  tree: Readonly<Record<string, unknown>>,
  { rootNames = new Map<string, string>(), responseKeys = false } = {},
): Promise<Answer> {
  const { data, errors } = await execute({
    schema,
    document,
    variableValues: { ...variableValues },
    rootValue: tree,
    typeResolver: defaultTypeResolver,
    fieldResolver: (source: Record<string, unknown>, args, _, info) => {
      const field = info.parentType.getFields()[info.fieldName];
      const key = String(info.path.key);
      const root = info.path.prev === undefined ? rootNames.get(key) : undefined;
      const name = responseKeys || !field ? key : (root ?? internalName(field, args));
      return faultsAsErrors(source[name] ?? null);
    },
  });
  return JSON.parse(JSON.stringify({ data: data ?? null, errors: (errors ?? []).map(renamed) })) as Answer;
}

function faultsAsErrors(value: unknown): unknown {
  if (value instanceof FieldFault) return new GraphQLError(value.message);
  return Array.isArray(value) ? value.map(faultsAsErrors) : value;
}

function renamed({ message, path }: GraphQLError): Answer['errors'][number] {
  return { message: message.startsWith('Cannot return null for non-nullable') ? nullInNonNull : message, path };
}
