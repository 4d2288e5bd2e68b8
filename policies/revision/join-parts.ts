import type { PolicyDocument, PolicyDocuments } from '../engine/documents';
import type { Evidence } from '../workflow/evidence';
import type { Part } from './model';
import { partKey } from './part-key';
import type { ReadParts } from './read-parts';

/** What a revision says, as the compiler and the check of evidence take it. */
export interface RevisionContent {
  readonly documents: PolicyDocuments;
  readonly evidence: readonly Evidence[];
}

/** Puts parts together that `readParts` has read. */
export function joinParts(parts: readonly Part[], read: ReadParts): RevisionContent {
  const documents: PolicyDocument[] = [];
  const operations = new Map<string, string>();
  const evidence: Evidence[] = [];
  for (const part of parts) {
    const { kind, name } = part;
    const content = read.get(partKey(part));
    if (kind === 'operation') operations.set(name, content as string);
    else if (kind === 'evidence') evidence.push(content as Evidence);
    else documents.push(content as PolicyDocument);
  }
  return { documents: { documents, operations, faults: [] }, evidence };
}
