import type { Random } from '../../../schema/testing/random';

/** Values for arguments of our graph, by argument name: members of the cast, so that operations find something. */
export function castValues(cast: {
  readonly idNumbers: readonly string[];
  readonly usccs: readonly string[];
  readonly licenseIds: readonly string[];
  readonly divisions: readonly string[];
  readonly addressIds: readonly string[];
  readonly names: readonly string[];
  readonly typeCodes: readonly string[];
}): (argument: string, random: Random) => unknown {
  const dates = ['2010-01-01', '2024-06-01', '2026-01-01'];
  const lists: Record<string, readonly unknown[]> = {
    idNumber: cast.idNumbers,
    relativeIdNumber: cast.idNumbers,
    spouseIdNumber: cast.idNumbers,
    uscc: cast.usccs,
    usccs: cast.usccs,
    schoolUscc: cast.usccs,
    licenseId: cast.licenseIds,
    division: cast.divisions,
    code: cast.divisions,
    addressId: cast.addressIds,
    name: cast.names,
    typeCode: cast.typeCodes,
    holderCode: [...cast.idNumbers, ...cast.usccs],
    since: dates,
    measure: ['LEGAL_REPRESENTATIVE_BAN', 'FOOD_PRACTICE_BAN'],
    year: [2025, 2026, 2027, 2040],
    first: [0, 1, 2, 5, 50],
  };
  return (argument, random) => (lists[argument] ? random.pick(lists[argument]) : undefined);
}
