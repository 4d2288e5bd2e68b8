import type { EntityGroup } from '../entity-group';
import type { EntityLoad } from '../entity-loads';

/** Loads of several callers as one call. */
export interface Pack<One> {
  /** For each slot the distinct representations of all callers. */
  readonly loads: readonly EntityLoad[];
  /** Who waits, and for each of its slots where its representations stand among those of the pack. */
  readonly takers: readonly { readonly one: One; readonly places: readonly (readonly number[])[] }[];
}

interface Slot {
  readonly load: EntityLoad;
  readonly groups: EntityGroup[];
  readonly byText: Map<string, number>;
  readonly keys: Set<string>;
}

/**
 * Puts the loads of callers who ask for the same selections into as few calls as may be: equal representations are
 * sent once, and never two of one key that differ, since rows are matched by key.
 * @param most representations in one call
 */
export function packLoads<One extends { readonly loads: readonly EntityLoad[] }>(
  ones: readonly One[],
  most: number,
): readonly Pack<One>[] {
  const packs: { readonly slots: readonly Slot[]; readonly takers: { one: One; places: number[][] }[] }[] = [];
  for (const one of ones) {
    const last = packs.at(-1);
    let pack = last && fits(last.slots, one.loads, most) ? last : undefined;
    if (!pack) {
      pack = { slots: one.loads.map(emptySlot), takers: [] };
      packs.push(pack);
    }
    const { slots } = pack;
    pack.takers.push({ one, places: one.loads.map(({ groups }, index) => put(slots[index] as Slot, groups)) });
  }
  return packs.map(({ slots, takers }) => ({
    loads: slots.map(({ load, groups }) => ({ fetch: load.fetch, groups })),
    takers,
  }));
}

function emptySlot(load: EntityLoad): Slot {
  return { load, groups: [], byText: new Map(), keys: new Set() };
}

function fits(slots: readonly Slot[], loads: readonly EntityLoad[], most: number): boolean {
  let count = 0;
  for (const [index, { groups }] of loads.entries()) {
    const { groups: taken, byText, keys } = slots[index] as Slot;
    count += taken.length;
    for (const { text, key } of groups) {
      if (byText.has(text)) continue;
      if (keys.has(key)) return false;
      count += 1;
    }
  }
  return count <= most;
}

/** @returns where each group stands now */
function put({ groups: taken, byText, keys }: Slot, groups: readonly EntityGroup[]): number[] {
  return groups.map((group) => {
    const known = byText.get(group.text);
    if (known !== undefined) return known;
    taken.push(group);
    byText.set(group.text, taken.length - 1);
    keys.add(group.key);
    return taken.length - 1;
  });
}
