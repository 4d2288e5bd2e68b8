import { licenseIdCheckDigit } from '../../../schema/scalars/license-id-check-digit';
import { dateOf } from './date-of';
import { draw } from './draw';

const issuer = '11990000000000115K';

/** The licenses of one type that a firm holds, newest first: one or two, all valid. */
export function licensesOf(uscc: string, typeCode: string): object[] {
  const count = 1 + draw(uscc, `${typeCode}.count`, 2);
  return Array.from({ length: count }, (_, index) => license(uscc, typeCode, index));
}

function license(uscc: string, typeCode: string, index: number): object {
  const key = `${uscc}.${typeCode}.${index}`;
  const serial = `${uscc.slice(8, 16)}${index}`;
  return {
    __typename: 'License',
    licenseId: `1.2.156.3005.2.${typeCode}.${issuer}.${serial}.001.${licenseIdCheckDigit(`${typeCode}${issuer}${serial}001`)}`,
    typeCode,
    number: `D${draw(key, 'number', 900_000_000) + 100_000_000}`,
    validTo: dateOf(key, 'validTo', 2030),
    status: 'VALID',
    holder: { __typename: 'LegalEntity', uscc },
  };
}
