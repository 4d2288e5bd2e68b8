import { executeSync, type GraphQLSchema, Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import type { Operation, Prepare } from '../operation/model';
import type { Decision } from '../share/model';
import { introspects } from './introspects';

const introspected = new Set(['__schema', '__type']);

/**
 * Answers `__schema` and `__type` from the API schema: the public names, whatever the caller may see of their values,
 * because departments have to know what they may apply for.
 * The returned function gives values by response key, none when the operation asks for neither, and throws what `prepare` does:
 * the answer is long and made anew each time.
 */
export function createIntrospect(
  api: GraphQLSchema,
  prepare: Prepare,
): (operation: Operation, decision: Decision) => Record<string, unknown> {
  return (operation, decision) => {
    if (!introspects(decision)) return {};
    return prepare(decision.request.client, () => introspect(api, operation));
  };
}

function introspect(api: GraphQLSchema, operation: Operation): Record<string, unknown> {
  const { fragments } = operation;
  // Whatever else is asked has no value here, and where it must have one, introspection would be lost with it.
  const definition = {
    ...operation.definition,
    selectionSet: introspectionOnly(operation.definition.selectionSet, fragments),
  };
  const result = executeSync({
    schema: api,
    document: { kind: Kind.DOCUMENT, definitions: [definition, ...fragments.values()] },
    variableValues: operation.variables,
  });
  return { ...result.data };
}

/** Root selections without fields of the graph; fragments stand in their places. */
function introspectionOnly(
  { kind, selections }: SelectionSetNode,
  fragments: Operation['fragments'],
): SelectionSetNode {
  return {
    kind,
    selections: selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) return [node].filter(({ name }) => introspected.has(name.value));
      const { selectionSet } = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)!;
      const { directives } = node;
      return [{ kind: Kind.INLINE_FRAGMENT, directives, selectionSet: introspectionOnly(selectionSet, fragments) }];
    }),
  };
}
