import type { FieldPlace } from '../model';
import type { PreparedGrant } from '../policy-index';

/** Whether a rule of a grant reads where the field stands, and nobody said where that is. */
export function isPlaceMissing({ parent }: FieldPlace, { when, rows }: PreparedGrant): boolean {
  return parent === undefined && [when, rows].some((rule) => rule?.variables.has('field'));
}
