import type { ModelCatalogue } from '../model/catalogue';
import type { Grant } from './grants';

/**
 * Takes out what is granted only below fields of which nothing is granted: nobody gets there. What is granted below any
 * field that leads somewhere counts as granted everywhere: that says too much, never too little.
 */
export function settlePlaces({ parents }: ModelCatalogue, grants: Map<string, readonly Grant[]>): void {
  let settled = false;
  while (!settled) {
    settled = true;
    for (const [coordinate, of] of grants) {
      const [typeName = ''] = coordinate.split('.');
      const places = (parents.get(typeName) ?? []).filter((parent) => grants.has(parent));
      const left = of.filter((grant) => counts(grant, places));
      if (left.length === of.length) continue;
      settled = false;
      if (left.length > 0) grants.set(coordinate, left);
      else grants.delete(coordinate);
    }
  }
  for (const [coordinate, of] of grants) {
    grants.set(
      coordinate,
      of.map((grant) => (ofPlace(grant) ? { ...grant, when: null } : grant)),
    );
  }
}

function counts(grant: Grant, places: readonly string[]): boolean {
  return !ofPlace(grant) || places.some((place) => grant.when?.holds(() => place));
}

function ofPlace({ when, rows }: Grant): boolean {
  const reads = [...(when?.reads ?? []), ...(rows?.reads ?? [])];
  if (!reads.includes('field.parent')) return false;
  if (when?.reads.length === 1 && when.reads[0] === 'field.parent') return true;
  throw new Error('a rule of these policies reads `field.parent` and more than that: such rules are not modelled here');
}
