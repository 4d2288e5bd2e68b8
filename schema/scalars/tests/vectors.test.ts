import { parseCaseNumber } from '../case-number';
import { parseDate } from '../date';
import { parseDateTime } from '../date-time';
import { parseDivisionCode } from '../division-code';
import { parseIdNumber } from '../id-number';
import { IdentifierError } from '../identifier-error';
import { parseItemCode } from '../item-code';
import { parseLicenseId } from '../license-id';
import { licenseIdCheckDigit } from '../license-id-check-digit';
import { organisationCodeCheckDigit } from '../organisation-code-check-digit';
import { parseUscc } from '../uscc';
import vectors from './vectors.json';

interface Vectors {
  valid: string[];
  normalised: Record<string, string>;
  invalid: Record<string, string>;
}

const identifiers: [name: string, parse: (text: string) => string, vectors: Vectors][] = [
  ['parseIdNumber', parseIdNumber, vectors.idNumber],
  ['parseUscc', parseUscc, vectors.uscc],
  ['parseLicenseId', parseLicenseId, vectors.licenseId],
  ['parseDivisionCode', parseDivisionCode, vectors.divisionCode],
  ['parseItemCode', parseItemCode, vectors.itemCode],
  ['parseCaseNumber', parseCaseNumber, vectors.caseNumber],
  ['parseDate', parseDate, vectors.date],
  ['parseDateTime', parseDateTime, vectors.dateTime],
];

function refusal(parse: (text: string) => string, text: string): IdentifierError {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof IdentifierError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

describe.each(identifiers)('%s', (_, parse, { valid, normalised, invalid }) => {
  test.each(valid)('accepts %s unchanged', (text) => {
    expect(parse(text)).toBe(text);
  });

  if (Object.keys(normalised).length > 0) {
    test.each(Object.entries(normalised))('reads %s as %s', (text, expected) => {
      expect(parse(text)).toBe(expected);
    });
  }

  test.each(Object.entries(invalid))('refuses %s for its %s', (text, code) => {
    expect(refusal(parse, text).code).toBe(code);
  });

  test.each(Object.keys(invalid))('does not repeat %s in the error', (text) => {
    const error = refusal(parse, text);
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(text);
  });

  test.each([' ', '\n', '\u0000'])('refuses white space and control characters around a valid value', (extra) => {
    expect(() => parse(`${valid[0]}${extra}`)).toThrow(IdentifierError);
    expect(() => parse(`${extra}${valid[0]}`)).toThrow(IdentifierError);
  });

  test('refuses the empty string', () => {
    expect(() => parse('')).toThrow(IdentifierError);
  });
});

test('the check character of the example in GB 11714', () => {
  for (const [first8, check] of Object.entries(vectors.organisationCode)) {
    expect(organisationCodeCheckDigit(first8)).toBe(check);
  }
});

test('the check character of the GRid example for ISO 7064 MOD 37,36', () => {
  for (const [body, check] of Object.entries(vectors.mod3736)) expect(licenseIdCheckDigit(body)).toBe(check);
});
