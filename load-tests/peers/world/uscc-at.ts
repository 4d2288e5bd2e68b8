import { organisationCodeCheckDigit } from '../../../schema/scalars/organisation-code-check-digit';
import { usccCheckDigit } from '../../../schema/scalars/uscc-check-digit';

/**
 * A valid unified social credit code (GB 32100-2015).
 * @param category `91` firms, `11` organs of the state
 * @param index 0 to 999,999
 */
export function usccAt(category: '91' | '11', index: number): string {
  const organisation = `BN${String(index).padStart(6, '0')}`;
  const first17 = `${category}990101${organisation}${organisationCodeCheckDigit(organisation)}`;
  return first17 + usccCheckDigit(first17);
}
