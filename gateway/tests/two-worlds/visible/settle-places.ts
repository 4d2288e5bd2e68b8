import type { ModelCatalogue } from '../model/catalogue';
import type { Grant } from './grants';

/**
 * Says of grants whose `when` reads nothing but where a field stands below which fields they count. One whose `when` reads
 * more counts wherever arguments could make it count: that says too much, never too little.
 */
export function settlePlaces({ parents }: ModelCatalogue, grants: Map<string, readonly Grant[]>): void {
  for (const [coordinate, of] of grants) {
    const [typeName = ''] = coordinate.split('.');
    const all = [null, ...(parents.get(typeName) ?? [])];
    grants.set(
      coordinate,
      of.map((grant) => {
        const { when } = grant;
        if (!when || when.reads.some((input) => input !== 'field.parent')) return grant;
        return { ...grant, when: null, places: new Set(all.filter((place) => when.holds(() => place))) };
      }),
    );
  }
}
