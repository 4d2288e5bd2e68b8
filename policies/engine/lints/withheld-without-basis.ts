import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { PolicyFault } from '../policy-fault';

/** What is withheld cites why: departments may not refuse without a legal basis (State Council Decree 809). */
export function withheldWithoutBasis({ fields }: PolicySource): PolicyFault[] {
  return [...fields.values()]
    .filter(({ content }) => content.class === 'withheld' && !content.legalBasis?.trim())
    .map(({ coordinate, place }) => {
      const message = `\`${coordinate}\` is withheld without a legal basis`;
      const hint = 'Add `legalBasis` with a citation, or make it conditional.';
      return faultAt(place('class'), 'withheld_without_basis', message, hint);
    });
}
