import type { AgreementDocument, FieldContent, PolicyDocuments } from '../engine/documents';

/** An agreement that two officers have to approve, and the first reason for it. */
export interface AgreementToApprove {
  readonly document: AgreementDocument;
  readonly coordinate: string;
  readonly why: 'conditional' | 'not_government';
  /** Path of that coordinate in the document. */
  readonly path: readonly (string | number)[];
}

/**
 * Agreements that need evidence: those that grant anything but unconditional coordinates, and those whose consumer is
 * no government organisation, which has nothing without an agreement.
 */
export function agreementsToApprove({ documents }: Pick<PolicyDocuments, 'documents'>): AgreementToApprove[] {
  const fields = new Map<string, FieldContent>();
  const government = new Set<string>();
  for (const document of documents) {
    if (document.kind === 'catalogue') {
      for (const [typeName, type] of Object.entries(document.content.types ?? {})) {
        for (const [name, field] of Object.entries(type.fields)) fields.set(`${typeName}.${name}`, field);
      }
    } else if (document.kind === 'organisations') {
      for (const { id, kind } of document.content.organisations) if (kind === 'government') government.add(id);
    }
  }
  return documents.flatMap((document) => {
    if (document.kind !== 'agreement') return [];
    const { consumer, grants } = document.content;
    const why = government.has(consumer) ? 'conditional' : 'not_government';
    for (const [index, { coordinates }] of grants.entries()) {
      // What isn't in the catalogue is told by a lint; here it counts as the strictest.
      const at = coordinates.findIndex(
        (coordinate) => why === 'not_government' || fields.get(coordinate)?.class !== 'unconditional',
      );
      if (at < 0) continue;
      return { document, coordinate: coordinates[at] as string, why, path: ['grants', index, 'coordinates', at] };
    }
    return [];
  });
}
