import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, Kind, type SelectionSetNode } from 'graphql';
import { keyFields } from './key-fields';
import type { EntityEntry } from './model';
import type { SubgraphTypes } from './subgraph-types';

/** Response name by which every row of `_entities` echoes its type. */
export const typeAlias = '_key___typename';

/**
 * The keys by which a fetch enters its entities: for each type of `requires`, the first key of the department that is
 * wholly among the required fields. Throws `Error` when there is none, since answers could then only be told apart by
 * their position.
 * @param full the graph's full schema, which knows what implements what
 * @param echoed whether the fetch asks for type and key of each row
 */
export function entityEntries(
  fetch: FetchNode,
  subgraph: SubgraphTypes,
  { full, echoed }: { readonly full: GraphQLSchema; readonly echoed: boolean },
): readonly EntityEntry[] {
  const entries = new Map<string, EntityEntry>();
  for (const [required, selections] of requiredByType(fetch.requires ?? [])) {
    const typeName = sentTypeName(fetch, required, full);
    if (entries.has(typeName)) continue;
    const key = subgraph.keysOf(typeName).find((candidate) => contains(selections, candidate));
    if (!key) throw new Error(`subgraph \`${fetch.serviceName}\` has no key of \`${typeName}\` that the plan provides`);
    // Types may give one key name to fields of different types, which must not share a response name.
    const prefix = entries.size === 0 ? '_key_' : `_key${entries.size}_`;
    entries.set(typeName, {
      typeName,
      types: typesBelow(full, typeName),
      echoed,
      typeAlias,
      key: keyFields(subgraph.schema, typeName, key, prefix),
    });
  }
  return [...entries.values()];
}

function requiredByType(requires: readonly QueryPlanSelectionNode[]): Map<string, QueryPlanSelectionNode[]> {
  const byType = new Map<string, QueryPlanSelectionNode[]>();
  for (const selection of requires) {
    if (selection.kind !== 'InlineFragment' || !selection.typeCondition) {
      throw new Error('expected the required fields of a fetch below type conditions');
    }
    const known = byType.get(selection.typeCondition) ?? [];
    byType.set(selection.typeCondition, [...known, ...selection.selections]);
  }
  return byType;
}

/** The planner renames the type where the department knows the entity as an interface. */
function sentTypeName(fetch: FetchNode, required: string, full: GraphQLSchema): string {
  for (const rewrite of fetch.inputRewrites ?? []) {
    const [on, field] = rewrite.path;
    if (
      rewrite.kind === 'ValueSetter' &&
      field === '__typename' &&
      on &&
      covers(full, on.slice('... on '.length), required)
    ) {
      return String(rewrite.setValueTo);
    }
  }
  return required;
}

function covers(full: GraphQLSchema, condition: string, typeName: string): boolean {
  return condition === typeName || typesBelow(full, condition).has(typeName);
}

function contains(selections: readonly QueryPlanSelectionNode[], key: SelectionSetNode): boolean {
  return key.selections.every((wanted) => {
    if (wanted.kind !== Kind.FIELD) return false;
    return selections.some(
      (given) =>
        given.kind === 'Field' &&
        given.name === wanted.name.value &&
        (!wanted.selectionSet || contains(given.selections ?? [], wanted.selectionSet)),
    );
  });
}

function typesBelow(full: GraphQLSchema, typeName: string): ReadonlySet<string> {
  const type = full.getType(typeName);
  return new Set([typeName, ...(isAbstractType(type) ? full.getPossibleTypes(type).map(({ name }) => name) : [])]);
}
