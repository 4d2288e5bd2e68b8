import { IdentifierError } from './identifier-error';
import { identifierScalar } from './identifier-scalar';
import { licenseIdCheckDigit } from './license-id-check-digit';

const shape = /^1\.2\.156\.3005\.2\.([0-9A-Z]{21})\.([0-9A-Z]{18}|[0-9]{6})\.([0-9A-Z]{1,32})\.([0-9]{3})\.([0-9A-Z])$/;

/**
 * Electronic license identifier, GB/T 36904-2018: `1.2.156.3005.2.`type(21)`.`issuer`.`serial`.`version(3)`.`check.
 * The issuer is a USCC, or a division of 6 digits in older records.
 * @returns the identifier in upper case
 * @throws IdentifierError length, alphabet, structure, check_digit, in this order
 */
export function parseLicenseId(text: string): string {
  if (text.length > 100) throw new IdentifierError('LicenseId', 'length', 'at most 100 characters (GB/T 36904)');
  if (!/^[0-9A-Za-z.]+$/.test(text)) {
    throw new IdentifierError('LicenseId', 'alphabet', 'ASCII digits, letters and dots');
  }
  const identifier = text.toUpperCase();
  const parts = shape.exec(identifier);
  if (!parts) {
    throw new IdentifierError(
      'LicenseId',
      'structure',
      '1.2.156.3005.2.<type 21>.<issuer>.<serial>.<version 3>.<check>',
    );
  }
  const [, type, issuer, serial, version, check] = parts;
  if (licenseIdCheckDigit(`${type}${issuer}${serial}${version}`) !== check) {
    throw new IdentifierError('LicenseId', 'check_digit', 'the check character of ISO 7064 MOD 37,36');
  }
  return identifier;
}

export const LicenseIdScalar = identifierScalar(
  'LicenseId',
  '电子证照标识 (GB/T 36904-2018) / Electronic license identifier, checked by ISO 7064 MOD 37,36',
  parseLicenseId,
);
