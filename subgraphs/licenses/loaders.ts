import type DataLoader from 'dataloader';
import { byArguments } from '../kit/by-arguments';
import type { Database } from '../kit/database';
import { manyByKey } from '../kit/many-by-key';
import { oneByKey } from '../kit/one-by-key';
import { License } from './license';

/** Which licenses of a holder; null = any. `first` is already capped. */
export interface LicenseFilter {
  readonly typeCode: string | null;
  readonly status: string | null;
  readonly first: number;
}

/** The look-ups of one request; each makes one statement of all keys of a turn. */
export interface LicenseLoaders {
  readonly license: DataLoader<string, License | null>;
  ofPerson(filter: LicenseFilter): DataLoader<string, License[]>;
  ofEntity(filter: LicenseFilter): DataLoader<string, License[]>;
}

const COLUMNS = `license_id, type_code, type_name, number, holder_pid, holder_uscc, holder_code, issuer_uscc, issued_on,
  valid_from, valid_to, status, attributes, file_digest`;
const LICENSE = `SELECT license_id AS key, ${COLUMNS} FROM licenses.license WHERE license_id = ANY($1)`;

export function createLoaders(database: Database): LicenseLoaders {
  const held = (column: 'holder_pid' | 'holder_uscc') =>
    byArguments(({ typeCode, status, first }: LicenseFilter) =>
      manyByKey(database, License, heldBy(column), [typeCode, status, first]),
    );
  return {
    license: oneByKey(database, License, LICENSE),
    ofPerson: held('holder_pid'),
    ofEntity: held('holder_uscc'),
  };
}

/** In key order; the cut is made for each holder, in the database. */
function heldBy(column: 'holder_pid' | 'holder_uscc'): string {
  return `
SELECT asked.key, found.* FROM unnest($1::text[]) AS asked(key) CROSS JOIN LATERAL (
  SELECT ${COLUMNS} FROM licenses.license
  WHERE ${column} = asked.key AND ($2::text IS NULL OR type_code = $2) AND ($3::text IS NULL OR status = $3)
  ORDER BY license_id LIMIT $4) AS found
ORDER BY asked.key, found.license_id`;
}
