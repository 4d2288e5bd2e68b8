import type { Grant } from './grants';

/** Those of a coordinate's grants that may count below a field. Null: at the root, or nobody knows where. */
export function atPlace(grants: readonly Grant[], place: string | null): readonly Grant[] {
  return grants.filter(({ places }) => !places || places.has(place));
}
