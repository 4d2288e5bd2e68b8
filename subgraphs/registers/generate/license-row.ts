import { createHash } from 'node:crypto';
import { addYears, referenceDate } from './days';
import type { LicenseType } from './license-types';
import { mintLicenseId } from './mint-license-id';
import type { Row } from './row';

export interface LicenseHolder {
  readonly pid?: string;
  readonly uscc?: string;
  /** Identity number or USCC; null where the source left it out. */
  readonly code: string | null;
}

export interface LicenseFace {
  readonly number: string;
  readonly issuedOn: string;
  /** Years from `issuedOn`; null = without term. */
  readonly years: number | null;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Given only where it is not what the dates say. */
  readonly status?: string;
}

/** A row of `licenses.license`. The serial is 1 to 32 characters, unique within type and issuer. */
export function licenseRow(type: LicenseType, serial: string, holder: LicenseHolder, face: LicenseFace): Row {
  const validTo = face.years === null ? '9999-09-09' : addYears(face.issuedOn, face.years);
  const licenseId = mintLicenseId(type.code, type.issuer, serial);
  return [
    'licenses.license',
    {
      license_id: licenseId,
      type_code: type.code,
      type_name: type.name,
      number: face.number,
      holder_type: type.holderType,
      holder_pid: holder.pid ?? null,
      holder_uscc: holder.uscc ?? null,
      holder_code: holder.code,
      issuer_uscc: type.issuer,
      issued_on: face.issuedOn,
      valid_from: face.issuedOn,
      valid_to: validTo,
      status: face.status ?? (validTo < referenceDate ? 'EXPIRED' : 'VALID'),
      attributes: face.attributes ?? {},
      file_digest: `sha256:${createHash('sha256').update(licenseId).digest('hex')}`,
    },
  ];
}
