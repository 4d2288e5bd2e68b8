import { isCalendarDate } from './calendar-date';
import { IdentifierError } from './identifier-error';
import { identifierScalar } from './identifier-scalar';

const shape =
  /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$/;

/**
 * An instant, RFC 3339 `date-time` with its offset. Leap seconds are refused: no register here holds one.
 * @returns the instant in UTC with milliseconds, so that equal instants are equal text
 * @throws IdentifierError length, structure, date, in this order
 */
export function parseDateTime(text: string): string {
  if (text.length > 35) throw new IdentifierError('DateTime', 'length', 'at most 35 characters');
  const parts = shape.exec(text.toUpperCase());
  if (!parts) throw new IdentifierError('DateTime', 'structure', 'yyyy-mm-ddThh:mm:ssZ or an offset (RFC 3339)');
  if (!isCalendarDate(parts[1]!.replaceAll('-', ''))) {
    throw new IdentifierError('DateTime', 'date', 'a day of the calendar');
  }
  return new Date(parts[0]).toISOString();
}

export const DateTimeScalar = identifierScalar(
  'DateTime',
  '日期时间 (RFC 3339) / Instant, RFC 3339 date-time',
  parseDateTime,
);
