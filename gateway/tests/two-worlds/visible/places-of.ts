import type { ModelCatalogue } from '../model/catalogue';
import { type ModelWorld, type Row, refsOf } from '../model/model';
import { atPlace } from './at-place';
import { denialOf } from './denial-of';
import type { View } from './grants';
import { isKept } from './is-kept';
import { isSensitive } from './is-sensitive';
import { readsPlace } from './reads-place';

/** By row: the fields below which a reader comes upon it. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>;

const nowhere: Places = new Map();

/**
 * Below which fields a reader comes upon each row: the fields of the root by which it can be named, and links that are
 * shown of rows that the reader comes upon. Nothing else is seen of a coordinate that is granted in some places only.
 * @returns no places of any row where nothing depends on them
 */
export function placesOf(catalogue: ModelCatalogue, view: View, world: ModelWorld): Places {
  if (![...view.grants.values()].some((grants) => grants.some(readsPlace))) return nowhere;
  const places = new Map<string, Set<string>>();
  const found: [row: Row, place: string][] = [];
  const reach = (row: Row, place: string): void => {
    const known = places.get(row.id);
    if (known?.has(place)) return;
    if (known) known.add(place);
    else places.set(row.id, new Set([place]));
    found.push([row, place]);
  };
  for (const row of world.rows.values()) {
    for (const place of catalogue.parents.get(row.type) ?? []) {
      if (!row.unnamed && place.startsWith('Query.') && atPlace(view.grants.get(place) ?? [], null).length > 0) {
        reach(row, place);
      }
    }
  }
  // What is found on the way is gone through, too.
  for (const [row, place] of found) {
    for (const [link, target] of linksOf(catalogue, view, world, row, place)) reach(target, link);
  }
  return places;
}

/** What is shown of the links of a row, as far as they lead anywhere. */
function* linksOf(
  catalogue: ModelCatalogue,
  view: View,
  world: ModelWorld,
  row: Row,
  place: string,
): Generator<[link: string, target: Row]> {
  const denial = denialOf(catalogue, view, world, row);
  if (denial === 'minor' || denial === 'consent') return;
  for (const { coordinate, name, composite } of catalogue.fields.get(row.type) ?? []) {
    const grants = composite ? atPlace(view.grants.get(coordinate) ?? [], place) : [];
    if (grants.length === 0 || (denial === 'unknown' && isSensitive(catalogue, coordinate))) continue;
    const cell = row.cells[name] ?? null;
    const list = typeof cell === 'object' && cell !== null && 'refs' in cell;
    for (const id of refsOf(cell)) {
      const target = world.rows.get(id);
      if (target && grants.some((grant) => isKept(world, view, grant, list ? target : row, place))) {
        yield [coordinate, target];
      }
    }
  }
}
