import { Kind, type OperationDefinitionNode, type SelectionNode, type ValueNode, visit } from 'graphql';

/**
 * One of the aliased `_entities` of a batched fetch as an operation of its own; the executor joins what travels at one
 * time by itself.
 * @param alias of the `_entities` field
 * @param variableName of its representations
 */
export function splitBatch(
  operation: OperationDefinitionNode,
  alias: string,
  variableName: string,
): OperationDefinitionNode {
  const field = operation.selectionSet.selections.find(
    (node) => node.kind === Kind.FIELD && node.alias?.value === alias,
  );
  if (field?.kind !== Kind.FIELD) throw new Error(`a batched fetch lacks its part \`${alias}\``);
  const representations: ValueNode = { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: 'representations' } };
  const part: SelectionNode = {
    kind: Kind.FIELD,
    name: field.name,
    arguments: [{ kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'representations' }, value: representations }],
    ...(field.selectionSet && { selectionSet: field.selectionSet }),
  };
  const used = new Set<string>();
  if (field.selectionSet) visit(field.selectionSet, { Variable: ({ name }) => void used.add(name.value) });
  return {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).flatMap((definition) => {
      const { value } = definition.variable.name;
      if (value === variableName) return [{ ...definition, variable: representations }];
      return used.has(value) ? [definition] : [];
    }),
    selectionSet: { kind: Kind.SELECTION_SET, selections: [part] },
  };
}
