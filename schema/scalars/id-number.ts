import { isCalendarDate } from './calendar-date';
import { idNumberCheckDigit } from './id-number-check-digit';
import { IdentifierError } from './identifier-error';
import { identifierScalar } from './identifier-scalar';

/**
 * Citizen identity number, GB 11643-1999: division 6, birth date 8, sequence 3, check character 1.
 *
 * The division is that of first registration and may be abolished long since, so only its shape is checked. Numbers of
 * 15 digits have been invalid since 2013. Permanent residence cards (beginning with 9) and the residence permits of
 * Hong Kong, Macao and Taiwan share the format.
 * @returns the number with its check character in upper case
 * @throws IdentifierError length, alphabet, date, check_digit, in this order
 */
export function parseIdNumber(text: string): string {
  if (text.length !== 18) throw new IdentifierError('IdNumber', 'length', '18 characters (GB 11643)');
  if (!/^[1-9][0-9]{16}[0-9Xx]$/.test(text)) {
    throw new IdentifierError('IdNumber', 'alphabet', '17 ASCII digits and a digit or X');
  }
  if (!isCalendarDate(text.slice(6, 14))) {
    throw new IdentifierError('IdNumber', 'date', 'a calendar date at characters 7 to 14');
  }
  const number = text.toUpperCase();
  if (idNumberCheckDigit(number) !== number[17]) {
    throw new IdentifierError('IdNumber', 'check_digit', 'the check character of ISO 7064 MOD 11-2');
  }
  return number;
}

export const IdNumberScalar = identifierScalar(
  'IdNumber',
  '公民身份号码 (GB 11643-1999) / Citizen identity number, 18 characters, checked by ISO 7064 MOD 11-2',
  parseIdNumber,
);
