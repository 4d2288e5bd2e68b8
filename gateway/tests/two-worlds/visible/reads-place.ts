import type { Grant } from './grants';

/** Whether it depends on where a coordinate stands what a grant leaves of it. */
export function readsPlace({ places, rows, when }: Grant): boolean {
  return places !== null || [rows, when].some((rule) => rule?.reads.includes('field.parent'));
}
