import type { AgreementContent, AgreementDocument, FieldContent, PolicyDocuments } from '../engine/documents';
import { narrowedBy } from './narrowed-by';

/** An agreement that two officers have to approve, and the first reason for it. */
export interface AgreementToApprove {
  readonly document: AgreementDocument;
  readonly coordinate: string;
  readonly why: 'conditional' | 'not_government' | 'narrowed';
  /** Path of that coordinate in the document. */
  readonly path: readonly (string | number)[];
}

/**
 * Agreements that need evidence: those that grant anything but unconditional coordinates, those that grant more of one
 * than another agreement of the provider leaves of it, and those whose consumer is no government organisation, which has
 * nothing without an agreement.
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
  const agreements = documents.flatMap((each) => (each.kind === 'agreement' ? [each] : []));
  const byParties = new Map<string, AgreementContent[]>();
  for (const { content } of agreements) {
    const parties = `${content.provider} ${content.consumer}`;
    byParties.set(parties, [...(byParties.get(parties) ?? []), content]);
  }
  return agreements.flatMap((document) => {
    const { id, provider, consumer, items, grants } = document.content;
    const others = (byParties.get(`${provider} ${consumer}`) ?? []).filter((each) => each.id !== id);
    const reasonFor = (coordinate: string): AgreementToApprove['why'] | null => {
      if (!government.has(consumer)) return 'not_government';
      // What isn't in the catalogue is told by a lint; here it counts as the strictest.
      if (fields.get(coordinate)?.class !== 'unconditional') return 'conditional';
      return narrowedBy(others, { coordinate, provider, consumer, items }, nothing) ? 'narrowed' : null;
    };
    for (const [index, { coordinates }] of grants.entries()) {
      for (const [at, coordinate] of coordinates.entries()) {
        const why = reasonFor(coordinate);
        if (why) return { document, coordinate, why, path: ['grants', index, 'coordinates', at] };
      }
    }
    return [];
  });
}

const nothing: ReadonlySet<string> = new Set();
