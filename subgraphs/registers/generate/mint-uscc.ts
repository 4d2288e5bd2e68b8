import { organisationCodeCheckDigit } from '../../../schema/scalars/organisation-code-check-digit';
import { usccCheckDigit } from '../../../schema/scalars/uscc-check-digit';

/**
 * A unified social credit code of GB 32100 around an organisation code of GB 11714.
 * @param kind registration department and category, for example `91`
 * @param division 6 digits
 * @param organisation 8 characters of the standard's alphabet
 */
export function mintUscc(kind: string, division: string, organisation: string): string {
  const first17 = kind + division + organisation + organisationCodeCheckDigit(organisation);
  return first17 + usccCheckDigit(first17);
}
