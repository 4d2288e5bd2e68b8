import { canonical } from '../../schema/lib/canonical';
import type { EntityEntry } from '../plan/model';
import { entityKey } from './entity-key';
import type { TreeObject } from './tree-object';

/** One representation and every object of the tree that waits for it. */
export interface EntityGroup {
  readonly representation: TreeObject;
  readonly entry: EntityEntry;
  readonly key: string;
  readonly targets: TreeObject[];
}

/**
 * De-duplicates representations, and divides them into calls in which no two representations of one key differ: rows
 * are matched by key alone, and could otherwise not be told apart.
 * @returns batches of groups; those whose key is incomplete are left out, since no department can look them up
 */
export function entityBatches(
  asked: readonly { readonly representation: TreeObject; readonly target: TreeObject }[],
  entries: readonly EntityEntry[],
): readonly (readonly EntityGroup[])[] {
  const groups = new Map<string, EntityGroup>();
  for (const { representation, target } of asked) {
    const text = canonical(representation);
    const known = groups.get(text);
    if (known) {
      known.targets.push(target);
      continue;
    }
    const entry = entryOf(String(representation['__typename']), entries);
    const key = entry && entityKey(entry, representation, 'name');
    if (entry && key) groups.set(text, { representation, entry, key, targets: [target] });
  }

  const batches: { readonly byKey: Map<string, EntityGroup[]>; readonly groups: EntityGroup[] }[] = [];
  for (const group of groups.values()) {
    let batch = batches.find(({ byKey }) => !byKey.get(group.key)?.some((other) => overlap(other.entry, group.entry)));
    if (!batch) {
      batch = { byKey: new Map(), groups: [] };
      batches.push(batch);
    }
    batch.byKey.set(group.key, [...(batch.byKey.get(group.key) ?? []), group]);
    batch.groups.push(group);
  }
  return batches.map((batch) => batch.groups);
}

function entryOf(typeName: string, entries: readonly EntityEntry[]): EntityEntry | undefined {
  return entries.find((entry) => entry.typeName === typeName) ?? entries.find(({ types }) => types.has(typeName));
}

/** An interface and what implements it may name the same entity; a person and a firm never do. */
function overlap(a: EntityEntry, b: EntityEntry): boolean {
  return a === b || [...a.types].some((name) => b.types.has(name));
}
