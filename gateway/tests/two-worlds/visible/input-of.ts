import { type ModelWorld, type Row, refsOf } from '../model/model';
import type { View } from './grants';

/**
 * What a rule reads by a name such as `row.holder.name`; null where there is none.
 * @param place the field below which the coordinate of the rule stands
 */
export function inputOf(
  world: ModelWorld,
  view: View,
  row: Row,
  input: string,
  args: Readonly<Record<string, unknown>>,
  place: string | null,
): unknown {
  const [root, ...path] = input.split('.') as [string, ...string[]];
  const { reader, nowMs, itemId } = view;
  if (root === 'field') return place;
  if (root === 'args') return args[path[0] ?? ''] ?? null;
  if (root === 'consumer') return path[0] === 'organisation' ? reader.organisation : reader.client;
  if (root === 'request') {
    const date = new Date(nowMs + 8 * 3_600_000).toISOString().slice(0, 10);
    return { date, year: Number(date.slice(0, 4)), item: itemId, case: reader.case }[path[0] ?? ''];
  }
  let at: Row | undefined = row;
  for (const name of path.slice(0, -1)) at = world.rows.get(refsOf(at?.cells[name])[0] ?? '');
  return at?.cells[path.at(-1) ?? ''] ?? null;
}
