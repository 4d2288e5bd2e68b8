import fc from 'fast-check';
import { parseDate } from '../date';
import { parseIdNumber } from '../id-number';
import { idNumberCheckDigit } from '../id-number-check-digit';
import { IdentifierError } from '../identifier-error';
import { parseLicenseId } from '../license-id';
import { licenseIdCheckDigit } from '../license-id-check-digit';
import { organisationCodeCheckDigit } from '../organisation-code-check-digit';
import { parseUscc } from '../uscc';
import { usccCheckDigit } from '../uscc-check-digit';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((list) => list.join(''));
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const idNumber = fc.tuple(digits(4), day, digits(3)).map(([county, date, sequence]) => {
  const first17 = `99${county}${date.replaceAll('-', '')}${sequence}`;
  return first17 + idNumberCheckDigit(first17);
});
const usccCharacter = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY');
const text = (character: fc.Arbitrary<string>, length: number) =>
  fc.array(character, { minLength: length, maxLength: length }).map((list) => list.join(''));
const uscc = fc.tuple(digits(6), text(usccCharacter, 8)).map(([division, organisation]) => {
  const first17 = `91${division}${organisation}${organisationCodeCheckDigit(organisation)}`;
  return first17 + usccCheckDigit(first17);
});
const licenseId = fc
  .tuple(uscc, digits(3), uscc, digits(12), digits(3))
  .map(([definer, type, issuer, serial, version]) => {
    const check = licenseIdCheckDigit(`${definer}${type}${issuer}${serial}${version}`);
    return `1.2.156.3005.2.${definer}${type}.${issuer}.${serial}.${version}.${check}`;
  });
const fullWidth = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

function refusal(parse: (text: string) => string, value: string): IdentifierError | null {
  try {
    parse(value);
    return null;
  } catch (error) {
    return error as IdentifierError;
  }
}

describe.each([
  ['parseIdNumber', parseIdNumber, idNumber, /[0-9X]/],
  ['parseUscc', parseUscc, uscc, /[0-9A-Z]/],
  ['parseLicenseId', parseLicenseId, licenseId, /[0-9A-Z]/],
] as const)('%s', (_, parse, arbitrary, significant) => {
  test('accepts what carries its check character, in either case', () => {
    fc.assert(
      fc.property(arbitrary, (value) => {
        expect(parse(value)).toBe(value);
        expect(parse(value.toLowerCase())).toBe(value);
      }),
    );
  });

  test('refuses every other check character', () => {
    fc.assert(
      fc.property(arbitrary, fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (value, check) => {
        fc.pre(check !== value.at(-1));
        expect(refusal(parse, value.slice(0, -1) + check)).toBeInstanceOf(IdentifierError);
      }),
    );
  });

  test('refuses a full-width character anywhere', () => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), (value, seed) => {
        const position = seed % value.length;
        fc.pre(significant.test(value[position]!));
        const altered = value.slice(0, position) + fullWidth(value[position]!) + value.slice(position + 1);
        expect(refusal(parse, altered)?.code).toBe('alphabet');
      }),
    );
  });

  test('never carries any part of the value in an error', () => {
    fc.assert(
      fc.property(arbitrary, fc.nat(), fc.string({ minLength: 1, maxLength: 3 }), (value, seed, replacement) => {
        const position = seed % value.length;
        const altered = value.slice(0, position) + replacement + value.slice(position + 1);
        const error = refusal(parse, altered);
        fc.pre(error !== null);
        const shown = `${error!.message} ${JSON.stringify(error)} ${error!.stack?.split('\n')[0]}`;
        for (let start = 0; start + 7 <= altered.length; start += 1) {
          const part = altered.slice(start, start + 7);
          if (/[0-9]{3}/.test(part) && !'1.2.156.3005.2.'.includes(part)) expect(shown).not.toContain(part);
        }
      }),
    );
  });
});

test('an impossible birth date is reported before the check digit', () => {
  const impossible = fc.constantFrom('19490231', '20230229', '20261301', '20260001', '20260400', '00000101');
  fc.assert(
    fc.property(
      digits(4),
      impossible,
      digits(3),
      fc.constantFrom(...'0123456789Xx'),
      (county, date, sequence, check) => {
        expect(refusal(parseIdNumber, `99${county}${date}${sequence}${check}`)?.code).toBe('date');
      },
    ),
  );
});

test('every day of the calendar is a date and the day after the last of a month is not', () => {
  fc.assert(
    fc.property(day, (date) => {
      expect(parseDate(date)).toBe(date);
      const next =
        new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 1) - 86_400_000).getUTCDate() + 1;
      expect(refusal(parseDate, `${date.slice(0, 8)}${next}`)?.code).toBe('date');
    }),
  );
});
