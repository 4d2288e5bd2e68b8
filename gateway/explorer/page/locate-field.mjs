/**
 * Where a response path stands in the text of an operation.
 * @param document a parsed GraphQL document with locations
 * @param operationName the operation that was run, or null for the only one
 * @param path response names without list indices, e.g. `['person', 'licenses', 'status']`
 * @returns `{ start, end }` offsets of each field that answers to that path, its alias with it; fragments may give more
 *   than one, and a path that the text does not have gives none
 */
export function locateField(document, operationName, path) {
  const operations = document.definitions.filter(({ kind }) => kind === 'OperationDefinition');
  const operation = operations.find(({ name }) => name?.value === operationName) ?? operations[0];
  const fragments = new Map(
    document.definitions.filter(({ kind }) => kind === 'FragmentDefinition').map((each) => [each.name.value, each]),
  );
  if (!operation || path.length === 0) return [];
  const fields = path.reduce(
    (parents, name) => parents.flatMap((parent) => children(parent, name, fragments)),
    [operation],
  );
  return fields.map(({ alias, name }) => ({ start: (alias ?? name).loc.start, end: name.loc.end }));
}

function children(parent, responseName, fragments, seen = new Set()) {
  return (parent.selectionSet?.selections ?? []).flatMap((selection) => {
    if (selection.kind === 'Field')
      return (selection.alias ?? selection.name).value === responseName ? [selection] : [];
    if (selection.kind === 'InlineFragment') return children(selection, responseName, fragments, seen);
    const name = selection.name.value;
    const fragment = fragments.get(name);
    if (!fragment || seen.has(name)) return [];
    return children(fragment, responseName, fragments, new Set([...seen, name]));
  });
}
