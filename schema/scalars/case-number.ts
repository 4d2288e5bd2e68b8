import { isCalendarDate } from './calendar-date';
import { IdentifierError } from './identifier-error';
import { parseItemCode } from './item-code';

/**
 * Case number (办件编号): item code 31, acceptance date yyyymmdd, 4 digits.
 * @returns the number in upper case
 * @throws IdentifierError length, alphabet, the fault of the item code, or date
 */
export function parseCaseNumber(text: string): string {
  if (text.length !== 43) throw new IdentifierError('CaseNumber', 'length', '43 characters: item code, date, 4 digits');
  if (!/^[0-9]{12}$/.test(text.slice(31))) {
    throw new IdentifierError('CaseNumber', 'alphabet', '12 ASCII digits after the item code');
  }
  const item = itemCode(text.slice(0, 31));
  if (!isCalendarDate(text.slice(31, 39))) {
    throw new IdentifierError('CaseNumber', 'date', 'a calendar date after the item code');
  }
  return item + text.slice(31);
}

function itemCode(text: string): string {
  try {
    return parseItemCode(text);
  } catch (error) {
    if (!(error instanceof IdentifierError)) throw error;
    throw new IdentifierError('CaseNumber', error.code, 'a valid item code in the first 31 characters');
  }
}
