import { isCalendarDate } from './calendar-date';
import { IdentifierError } from './identifier-error';
import { identifierScalar } from './identifier-scalar';

/**
 * A day, RFC 3339 `full-date`, checked against the calendar.
 * @throws IdentifierError length, alphabet, date, in this order
 */
export function parseDate(text: string): string {
  if (text.length !== 10) throw new IdentifierError('Date', 'length', '10 characters: yyyy-mm-dd');
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) {
    throw new IdentifierError('Date', 'alphabet', 'yyyy-mm-dd in ASCII digits (RFC 3339 full-date)');
  }
  if (!isCalendarDate(text.replaceAll('-', ''))) {
    throw new IdentifierError('Date', 'date', 'a day of the calendar');
  }
  return text;
}

export const DateScalar = identifierScalar('Date', '日期 (yyyy-mm-dd) / Day, RFC 3339 full-date', parseDate);
