import { IdentifierError } from './identifier-error';
import { identifierScalar } from './identifier-scalar';

/**
 * Administrative division code: 6 digits (GB/T 2260: province, prefecture, county), 9 (township) or 12 (village).
 * Whether the division exists, and when, is for the geography department to say: codes change every year.
 * @throws IdentifierError length, alphabet, in this order
 */
export function parseDivisionCode(text: string): string {
  if (![6, 9, 12].includes(text.length)) {
    throw new IdentifierError('DivisionCode', 'length', '6, 9 or 12 digits (GB/T 2260)');
  }
  if (!/^[1-9][0-9]+$/.test(text)) {
    throw new IdentifierError('DivisionCode', 'alphabet', 'ASCII digits, the first not 0');
  }
  return text;
}

export const DivisionCodeScalar = identifierScalar(
  'DivisionCode',
  '行政区划代码 (GB/T 2260, 6/9/12 位) / Administrative division code of 6, 9 or 12 digits',
  parseDivisionCode,
);
