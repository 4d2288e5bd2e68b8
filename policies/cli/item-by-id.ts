import type { CompiledPolicy } from '../engine/model';
import type { PreparedItem } from '../engine/policy-index';

/** A service item by its short id or its 31-character code. Throws `Error` that lists those that there are. */
export function itemById({ index }: CompiledPolicy, idOrCode: string): PreparedItem {
  const items = [...index.items.values()];
  const code = idOrCode.toUpperCase();
  const found = items.find(({ item }) => item.id === idOrCode || item.code === code);
  if (found) return found;
  const known = items.map(({ item }) => item.id).join(', ');
  throw new Error(`there is no item \`${idOrCode}\`. Items: ${known}, or their 31-character codes.`);
}
