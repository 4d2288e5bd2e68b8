import {
  type FieldDefinitionNode,
  Kind,
  parse,
  parseValue,
  type SelectionSetNode,
  type StringValueNode,
} from 'graphql';
import type { GraphFacts } from '../engine/compile/policy-source';

/**
 * What the linter asks of a supergraph besides its types: which coordinates feed an `@requires` field, and which
 * subgraphs resolve a coordinate. Reads `join__field` and `join__graph` (the join specification, v0.5).
 */
export function graphFacts(supergraphSdl: string): GraphFacts {
  const requires = new Map<string, readonly string[]>();
  const subgraphs = new Map<string, readonly string[]>();
  const document = parse(supergraphSdl);
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.ENUM_TYPE_DEFINITION || definition.name.value !== 'join__Graph') continue;
    for (const value of definition.values ?? []) {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph');
      names.set(value.name.value, text(graph, 'name') ?? value.name.value);
    }
  }
  const types = new Map<string, ReadonlyMap<string, FieldDefinitionNode>>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    types.set(definition.name.value, new Map(definition.fields?.map((field) => [field.name.value, field])));
  }
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    const ofType = definition.directives?.filter(({ name }) => name.value === 'join__type') ?? [];
    for (const field of definition.fields ?? []) {
      const coordinate = `${definition.name.value}.${field.name.value}`;
      const joins = field.directives?.filter(({ name }) => name.value === 'join__field') ?? [];
      const resolving = joins.filter((join) => text(join, 'graph') !== null && text(join, 'external') !== 'true');
      const graphs = (joins.length > 0 ? resolving : ofType).map((join) => names.get(text(join, 'graph') ?? '') ?? '');
      subgraphs.set(coordinate, [...new Set(graphs)]);
      const selections = joins.flatMap((join) => text(join, 'requires') ?? []);
      if (selections.length === 0) continue;
      const inputs = selections.flatMap((selection) =>
        coordinatesOf(types, definition.name.value, fieldSet(selection)),
      );
      requires.set(coordinate, [...new Set(inputs)]);
    }
  }
  return { requires, subgraphs };
}

function fieldSet(selection: string): SelectionSetNode {
  const operation = parse(`{ ${selection} }`).definitions[0];
  return (operation as { selectionSet: SelectionSetNode }).selectionSet;
}

function coordinatesOf(
  types: ReadonlyMap<string, ReadonlyMap<string, FieldDefinitionNode>>,
  typeName: string,
  { selections }: SelectionSetNode,
): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return coordinatesOf(types, selection.typeCondition?.name.value ?? typeName, selection.selectionSet);
    }
    if (selection.kind !== Kind.FIELD) return [];
    const { name, selectionSet } = selection;
    const below = types.get(typeName)?.get(name.value);
    const nested = below && selectionSet ? coordinatesOf(types, namedType(below), selectionSet) : [];
    return [`${typeName}.${name.value}`, ...nested];
  });
}

function namedType({ type }: FieldDefinitionNode): string {
  let node = type;
  while (node.kind !== Kind.NAMED_TYPE) node = node.type;
  return node.name.value;
}

/** A directive's argument as text, or null. */
function text(
  directive:
    | { readonly arguments?: readonly { readonly name: { readonly value: string }; readonly value: unknown }[] }
    | undefined,
  name: string,
): string | null {
  const value = directive?.arguments?.find((argument) => argument.name.value === name)?.value as
    | StringValueNode
    | ReturnType<typeof parseValue>
    | undefined;
  return value && 'value' in value ? String(value.value) : null;
}
