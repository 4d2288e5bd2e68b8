import type { PolicyDocuments } from '../engine/documents';
import type { Overlay } from '../engine/overlay';
import { stateOf } from './state-of';

/** An emergency in a policy set. No new store takes it: its two signatures are in the store that it was opened in. */
export interface Emergency {
  readonly agreement: string;
  readonly file: string;
  /** Its time is up, or it is revoked: it never counts again. */
  readonly isOver: boolean;
  /** `2026-11-21T07:50:00.000Z` */
  readonly until: string;
}

/** @param overlay what is switched off on top of the documents */
export function emergenciesOf(
  { documents }: Pick<PolicyDocuments, 'documents'>,
  overlay: Overlay,
  nowMs: number,
): Emergency[] {
  return documents.flatMap((document) => {
    if (document.kind !== 'agreement' || !document.content.breakGlass) return [];
    const { file, content } = document;
    const state = stateOf(null, { content, overlay }, nowMs);
    const isOver = state === 'expired' || state === 'revoked';
    return { agreement: content.id, file, isOver, until: document.content.breakGlass.until };
  });
}
