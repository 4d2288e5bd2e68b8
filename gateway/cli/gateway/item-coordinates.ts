import type { PolicyDocuments } from '../../../policies/engine/documents';

/**
 * Every coordinate that the steps of an item or an agreement about it name: what a sandbox consent covers.
 * @param code 31-character item code
 */
export function itemCoordinates({ documents }: PolicyDocuments, code: string): readonly string[] {
  const items = documents.flatMap((document) => (document.kind === 'items' ? document.content.items : []));
  const item = items.find((candidate) => candidate.code === code);
  if (!item) return [];
  const steps = Object.values(item.steps).flatMap(({ coordinates }) => coordinates);
  const granted = documents.flatMap((document) =>
    document.kind === 'agreement' && document.content.items.includes(item.id)
      ? document.content.grants.flatMap(({ coordinates }) => coordinates)
      : [],
  );
  // A consent names fields; what stands in brackets are arguments.
  return [...new Set([...steps, ...granted])].filter((coordinate) => /^\w+\.\w+$/.test(coordinate)).sort();
}
