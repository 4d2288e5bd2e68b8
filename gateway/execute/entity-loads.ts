import type { EntityEntry } from '../plan/model';
import type { CompiledFetch } from './compiled-fetch';
import type { EntityGroup } from './entity-group';

/** Representations of one fetch that may travel in one call. */
export interface EntityLoad {
  readonly fetch: CompiledFetch;
  readonly groups: readonly EntityGroup[];
}

/**
 * Divides representations into calls in which no two of one key differ: rows are matched by key alone, and could
 * otherwise not be told apart.
 * @param groups one for each distinct representation
 * @param mostGroups in one call
 */
export function entityLoads(
  fetch: CompiledFetch,
  groups: readonly EntityGroup[],
  mostGroups: number,
): readonly EntityLoad[] {
  if (groups.length <= mostGroups && allDiffer(groups)) return [{ fetch, groups }];
  const loads: { readonly byKey: Map<string, EntityGroup[]>; readonly groups: EntityGroup[] }[] = [];
  for (const group of groups) {
    const fits = ({ byKey, groups: taken }: (typeof loads)[number]) =>
      taken.length < mostGroups && !byKey.get(group.key)?.some((other) => overlap(other.entry, group.entry));
    let load = loads.find(fits);
    if (!load) {
      load = { byKey: new Map(), groups: [] };
      loads.push(load);
    }
    load.byKey.set(group.key, [...(load.byKey.get(group.key) ?? []), group]);
    load.groups.push(group);
  }
  return loads.map((load) => ({ fetch, groups: load.groups }));
}

/** Whether no two have one key. Values of keys are at hand where texts of keys would have to be put together. */
function allDiffer(groups: readonly EntityGroup[]): boolean {
  const keys = new Set<string>();
  const entry = groups[0]?.entry;
  for (const group of groups) {
    if (group.scalar === null || group.entry !== entry)
      return new Set(groups.map(({ key }) => key)).size === groups.length;
    keys.add(group.scalar);
  }
  return keys.size === groups.length;
}

/** An interface and what implements it may name the same entity; a person and a firm never do. */
function overlap(a: EntityEntry, b: EntityEntry): boolean {
  return a === b || [...a.types].some((name) => b.types.has(name));
}
