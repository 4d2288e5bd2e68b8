import type { PolicyDocuments } from '../../../policies/engine/documents';

/** The 31-character code of the registry's item with this short id; what is no short id there stays as it is. */
export function itemCode({ documents }: PolicyDocuments, idOrCode: string): string {
  const items = documents.flatMap((document) => (document.kind === 'items' ? document.content.items : []));
  return items.find(({ id }) => id === idOrCode)?.code ?? idOrCode;
}
