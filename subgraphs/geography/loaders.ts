import type DataLoader from 'dataloader';
import type { Database } from '../kit/database';
import { manyByKey } from '../kit/many-by-key';
import { oneByKey } from '../kit/one-by-key';
import { Address } from './address';
import { Division } from './division';
import { SchoolDivision } from './school-division';

export interface GeographyLoaders {
  readonly division: DataLoader<string, Division | null>;
  readonly address: DataLoader<string, Address | null>;
  /** The whole text, exactly; several where a text was registered twice. */
  readonly addressesByText: DataLoader<string, Address[]>;
  readonly divisionsOfSchool: DataLoader<string, SchoolDivision[]>;
}

export function geographyLoaders(database: Database): GeographyLoaders {
  return {
    division: oneByKey(database, Division, 'SELECT code AS key, * FROM geography.division WHERE code = ANY($1)'),
    address: oneByKey(
      database,
      Address,
      'SELECT address_id AS key, * FROM geography.address WHERE address_id = ANY($1)',
    ),
    addressesByText: manyByKey(
      database,
      Address,
      'SELECT text AS key, * FROM geography.address WHERE text = ANY($1) ORDER BY text, address_id',
    ),
    divisionsOfSchool: manyByKey(
      database,
      SchoolDivision,
      'SELECT school_uscc AS key, division FROM geography.school_district WHERE school_uscc = ANY($1)',
    ),
  };
}
