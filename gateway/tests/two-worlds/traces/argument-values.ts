import type { Random } from '../../../../schema/testing/random';
import { mintIdNumber } from '../../../../subgraphs/registers/generate/mint-id-number';
import { attributeNames, pooled } from '../model/cell-value';
import type { ModelWorld } from '../model/model';

/** By scalar, the cells that such an argument looks up. */
const lookedUp: Readonly<Record<string, readonly [type: string, field: string]>> = {
  IdNumber: ['Person', 'idNumber'],
  Uscc: ['LegalEntity', 'uscc'],
  LicenseId: ['License', 'licenseId'],
  DivisionCode: ['Division', 'code'],
};
const byName: Readonly<Record<string, readonly [type: string, field: string]>> = {
  permitId: ['Permit', 'permitId'],
  addressId: ['Address', 'addressId'],
  text: ['Address', 'text'],
  name: ['Person', 'name'],
  holderCode: ['LegalEntity', 'uscc'],
};

/** Arguments that find something in the first world, now and then some that find nothing, and some that are none. */
export function argumentValue(
  world: ModelWorld,
  name: string,
  typeName: string,
  coordinate: string,
  random: Random,
): unknown {
  if (name === 'first') return random.pick([0, 1, 1, 1, 2, 2, 3, 50]);
  if (name === 'year') return random.pick([2025, 2026, 2027, 2028, 2040]);
  if (typeName === 'Date') return random.pick(['2024-06-01', '2026-01-01', '2027-06-01']);
  if (name === 'typeCode') return random.pick(pooled['typeCode'] ?? []);
  if (name === 'measure') return random.pick(['LEGAL_REPRESENTATIVE_BAN', 'FOOD_PRACTICE_BAN']);
  if (coordinate === 'License.attribute') return random.pick(attributeNames);
  if (random.chance(0.012)) return 'not one of these';
  if (typeName === 'IdNumber' && random.chance(0.08)) return mintIdNumber('990101', '1980-01-01', random.below(1000));
  const place = lookedUp[typeName] ?? byName[name];
  if (!place) return typeName === 'Int' ? random.below(4) : 'text';
  const [type, field] = place;
  const cells = [...world.rows.values()].flatMap((row) =>
    row.type === type && !row.unnamed ? [row.cells[field]] : [],
  );
  return random.pick(cells) ?? 'text';
}
