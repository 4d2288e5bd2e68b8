import { parseIdNumber } from '../../../schema/scalars/id-number';
import { parseLicenseId } from '../../../schema/scalars/license-id';
import { parseUscc } from '../../../schema/scalars/uscc';
import { idNumberAt } from './id-number-at';
import { licensesOf } from './license';
import { usccAt } from './uscc-at';

describe('the world', () => {
  it('has valid numbers, different for different indices', () => {
    const indices = Array.from({ length: 20_000 }, (_, index) => index);
    for (const make of [idNumberAt, (index: number) => usccAt('91', index)])
      expect(new Set(indices.map(make)).size).toBe(indices.length);
    for (const index of [0, 1, 999, 1_000, 27_999, 28_000, 336_000, 10_079_999]) {
      expect(parseIdNumber(idNumberAt(index))).toBe(idNumberAt(index));
      expect(parseUscc(usccAt('11', index % 1_000_000))).toBe(usccAt('11', index % 1_000_000));
    }
  });

  it('has valid licenses', () => {
    for (const license of licensesOf(usccAt('91', 3), '11100000000013338W001')) {
      const { licenseId } = license as { licenseId: string };
      expect(parseLicenseId(licenseId)).toBe(licenseId);
    }
  });
});
