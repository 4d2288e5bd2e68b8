import { canonical } from '../../schema/lib/canonical';
import type { SuppliedField } from '../plan/model';
import { absorb } from './absorb';
import type { EntityGroup } from './entity-batch';
import { entityKey } from './entity-key';
import { FaultLedger } from './fault-ledger';
import { ownMember } from './own-member';
import { treeObject } from './tree-object';

export interface RowMatches {
  /** The row that echoes each group's key, and its concrete type. */
  readonly rows: ReadonlyMap<EntityGroup, { readonly row: object; readonly typeName: string }>;
  /** Groups for which several rows were answered that are not the same. */
  readonly conflicting: ReadonlySet<EntityGroup>;
  /** Which groups the row at an index was matched with; empty where it is null or unknown. */
  readonly groupsAt: readonly (readonly EntityGroup[])[];
  /** Some row echoes no key, or one that nobody asked for: rows that seem missing may be behind it. */
  readonly strangers: boolean;
}

/** Matches the rows of `_entities` with the groups of one call by echoed type and key, whatever their order. */
export function matchRows(
  entities: readonly unknown[],
  groups: readonly EntityGroup[],
  supplies: readonly SuppliedField[],
): RowMatches {
  const byKey = new Map<string, EntityGroup[]>();
  for (const group of groups) byKey.set(group.key, [...(byKey.get(group.key) ?? []), group]);
  const entries = new Set(groups.map(({ entry }) => entry));

  const rows = new Map<EntityGroup, { row: object; typeName: string }>();
  const conflicting = new Set<EntityGroup>();
  let strangers = false;
  const groupsAt = entities.map((row): readonly EntityGroup[] => {
    if (row === null) return [];
    const matched: EntityGroup[] = [];
    for (const entry of entries) {
      const typeName = ownMember(row, entry.typeAlias);
      if (typeof row !== 'object' || typeof typeName !== 'string' || !entry.types.has(typeName)) continue;
      const key = entityKey(entry, row, 'alias');
      const group = key === null ? undefined : byKey.get(key)?.find((one) => answers(one, entry, typeName));
      if (!group) continue;
      matched.push(group);
      const known = rows.get(group);
      if (!known) rows.set(group, { row: row as object, typeName });
      else if (
        known.typeName !== typeName ||
        content(known.row, supplies, typeName) !== content(row as object, supplies, typeName)
      ) {
        conflicting.add(group);
      }
    }
    if (matched.length === 0) strangers = true;
    return matched;
  });
  return { rows, conflicting, groupsAt, strangers };
}

function answers(group: EntityGroup, entry: EntityGroup['entry'], typeName: string): boolean {
  if (group.entry !== entry) return false;
  const sent = group.representation['__typename'];
  return sent === entry.typeName || typeName === sent || typeName === entry.typeName;
}

/** What a row would put into the tree, as text. */
function content(row: object, supplies: readonly SuppliedField[], typeName: string): string {
  const copy = treeObject();
  absorb(copy, row, supplies, typeName, new FaultLedger());
  return canonical(copy);
}
