import type { CompiledPolicy } from '../engine/model';
import type { PreparedItem } from '../engine/policy-index';

/** A service item by its short id. Throws `Error` that lists those that there are. */
export function itemById({ index }: CompiledPolicy, id: string): PreparedItem {
  const items = [...index.items.values()];
  const found = items.find(({ item }) => item.id === id);
  if (found) return found;
  throw new Error(`there is no item \`${id}\`. Items: ${items.map(({ item }) => item.id).join(', ')}.`);
}
