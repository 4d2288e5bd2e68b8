import { executeSync, type GraphQLSchema, Kind } from 'graphql';
import type { Operation } from '../operation/model';
import type { ShapeObject } from '../share/model';

/**
 * Answers `__schema` and `__type` from the API schema: the public names, whatever the caller may see of their values,
 * because departments have to know what they may apply for.
 * @returns values by response key; empty when the operation asks for neither
 */
export function introspect(api: GraphQLSchema, operation: Operation, shape: ShapeObject): Record<string, unknown> {
  if (!shape.fields.some((field) => field.kind === 'introspection')) return {};
  const result = executeSync({
    schema: api,
    document: { kind: Kind.DOCUMENT, definitions: [operation.definition, ...operation.fragments.values()] },
    variableValues: operation.variables,
    // Other root fields resolve to null here; only introspection is read from this result.
    rootValue: null,
  });
  return { ...result.data };
}
