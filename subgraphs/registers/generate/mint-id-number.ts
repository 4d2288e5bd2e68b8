import { idNumberCheckDigit } from '../../../schema/scalars/id-number-check-digit';

/**
 * A citizen identity number of GB 11643.
 * @param division 6 digits
 * @param birthDate yyyy-mm-dd
 * @param sequence 0 to 999, odd for men and even for women
 */
export function mintIdNumber(division: string, birthDate: string, sequence: number): string {
  const first17 = division + birthDate.replaceAll('-', '') + String(sequence).padStart(3, '0');
  return first17 + idNumberCheckDigit(first17);
}
