import type { PolicyDocuments } from '../engine/documents';
import { agreementDigest } from './agreement-digest';
import { agreementsToApprove } from './agreements-to-approve';
import type { GenesisEvidence } from './evidence';

/** Evidence for the first revision of a store, whose documents come from files: nobody could have signed them. */
export function genesisEvidence(documents: Pick<PolicyDocuments, 'documents'>): GenesisEvidence[] {
  return agreementsToApprove(documents).map(({ document: { content } }) => ({
    kind: 'genesis',
    agreement: content.id,
    digest: agreementDigest(content),
  }));
}
