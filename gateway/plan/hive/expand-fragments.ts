import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** The operation of a fetch's text with its named fragments in their places. */
export function expandFragments(text: string): OperationDefinitionNode {
  const document: DocumentNode = parse(text, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected a fetch to hold an operation');
  return { ...operation, selectionSet: expand(operation.selectionSet, fragments) };
}

function expand(
  { kind, selections }: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): SelectionSetNode {
  return {
    kind,
    selections: selections.map((selection) => {
      if (selection.kind !== Kind.FRAGMENT_SPREAD)
        return selection.selectionSet
          ? { ...selection, selectionSet: expand(selection.selectionSet, fragments) }
          : selection;
      const fragment = fragments.get(selection.name.value);
      if (!fragment) throw new Error(`a fetch spreads the unknown fragment \`${selection.name.value}\``);
      const { typeCondition, selectionSet } = fragment;
      const { directives } = selection;
      return {
        kind: Kind.INLINE_FRAGMENT,
        typeCondition,
        ...(directives && { directives }),
        selectionSet: expand(selectionSet, fragments),
      };
    }),
  };
}
