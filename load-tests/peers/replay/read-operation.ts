import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';

export interface ReadOperation {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/**
 * The query of a text and its fragments.
 * @param operationName null for the first
 * @throws GraphQLError for a text that does not parse, `Error` for one without the query
 */
export function readOperation(text: string, operationName: string | null): ReadOperation {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of parse(text, { noLocation: true }).definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const operation = operations.find(({ name }) => operationName === null || name?.value === operationName);
  if (operation?.operation !== 'query') throw new Error('expected a query');
  return { operation, fragments };
}
