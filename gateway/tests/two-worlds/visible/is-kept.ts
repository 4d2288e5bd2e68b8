import type { ModelWorld, Row } from '../model/model';
import type { Grant, View } from './grants';
import { inputOf } from './input-of';

/** Whether a grant counts for a row: of a list for each element, of anything else for the row that holds it. */
export function isKept(world: ModelWorld, view: View, { rows }: Grant, row: Row, place: string | null): boolean {
  return !rows || rows.holds((input) => inputOf(world, view, row, input, {}, place));
}
