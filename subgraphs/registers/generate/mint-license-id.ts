import { licenseIdCheckDigit } from '../../../schema/scalars/license-id-check-digit';

/** An electronic license identifier of GB/T 36904, version 001. */
export function mintLicenseId(typeCode: string, issuer: string, serial: string): string {
  const check = licenseIdCheckDigit(`${typeCode}${issuer}${serial}001`);
  return `1.2.156.3005.2.${typeCode}.${issuer}.${serial}.001.${check}`;
}
