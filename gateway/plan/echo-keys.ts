import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';
import type { EntityEntry, KeyField } from './model';

/**
 * Adds to `_entities` what each row must echo: its type and the key by which it was entered, under aliases that no
 * field of the graph has. Fields are put last, so the rest of the text stays as the planner wrote it.
 */
export function echoKeys(document: DocumentNode, entries: readonly EntityEntry[]): DocumentNode {
  const [first] = entries;
  if (!first) return document;
  const echoes: SelectionNode[] = [
    field('__typename', first.typeAlias, undefined),
    ...entries.map(
      ({ typeName, key }): SelectionNode => ({
        kind: Kind.INLINE_FRAGMENT,
        typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: typeName } },
        selectionSet: selectionSet(key),
      }),
    ),
  ];
  return visit(document, {
    Field: (node) => {
      if (node.name.value !== '_entities' || !node.selectionSet) return false;
      const selections = [...node.selectionSet.selections, ...echoes];
      return { ...node, selectionSet: { ...node.selectionSet, selections } };
    },
  });
}

function selectionSet(key: readonly KeyField[]): SelectionSetNode {
  return {
    kind: Kind.SELECTION_SET,
    selections: key.map(({ name, alias, fields }) => field(name, alias, fields ? selectionSet(fields) : undefined)),
  };
}

function field(name: string, alias: string, selectionSet: SelectionSetNode | undefined): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(alias === name ? {} : { alias: { kind: Kind.NAME, value: alias } }),
    ...(selectionSet ? { selectionSet } : {}),
  };
}
