import type { PolicyDocuments } from '../../../../policies/engine/documents';
import type { Reader } from '../visible/reader';

/**
 * Coordinates that stand in a step or an agreement of the reader, in force or not, granted or forbidden: what would be
 * shown if something were forgotten.
 */
export function temptations({ documents }: PolicyDocuments, { organisation, item }: Reader): ReadonlySet<string> {
  const found = new Set<string>();
  const items = documents.flatMap((each) => (each.kind === 'items' ? each.content.items : []));
  const asked = items.find(({ code }) => code === item);
  if (!asked) return found;
  for (const coordinate of asked.steps[organisation]?.coordinates ?? []) found.add(coordinate);
  for (const each of documents) {
    if (each.kind !== 'agreement' || each.content.consumer !== organisation) continue;
    if (!each.content.items.includes(asked.id)) continue;
    for (const { coordinates } of each.content.grants) for (const coordinate of coordinates) found.add(coordinate);
    for (const coordinate of each.content.forbids ?? []) found.add(coordinate);
  }
  return found;
}
