import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/**
 * `Type.field` of every field in a fetch's text as it stands in the department's schema, sorted; without `_entities`
 * and `__typename`, which need no permission. A field of an interface is named by the interface.
 */
export function fetchCoordinates(document: DocumentNode, schema: GraphQLSchema): readonly string[] {
  const coordinates = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) throw new Error('expected a fetch without named fragments');
    const root = schema.getRootType(definition.operation);
    // A department may have no root field of its own: then only `_entities` can be asked.
    collect(definition.selectionSet, root?.name ?? null, schema, coordinates);
  }
  return [...coordinates].sort();
}

function collect(
  { selections }: SelectionSetNode,
  parentName: string | null,
  schema: GraphQLSchema,
  coordinates: Set<string>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('expected a fetch without named fragments');
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(selection.selectionSet, selection.typeCondition?.name.value ?? parentName, schema, coordinates);
      continue;
    }
    const name = selection.name.value;
    if (name === '__typename') continue;
    if (name === '_entities') {
      if (selection.selectionSet) collect(selection.selectionSet, null, schema, coordinates);
      continue;
    }
    const parent = parentName === null ? undefined : schema.getType(parentName);
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
    if (!field) throw new Error(`the plan asks for \`${parentName}.${name}\`, which the department does not have`);
    coordinates.add(`${parentName}.${name}`);
    if (selection.selectionSet) collect(selection.selectionSet, getNamedType(field.type).name, schema, coordinates);
  }
}
