import type { ShapeField } from '../share/model';
import { decisionOf, type Projection } from './projection';
import { shownForm } from './shown-form';

/** The rows of a list, objects or values, that its row rules let through; the client's own cut comes after. */
export function keptRows(p: Projection, field: ShapeField, rows: readonly unknown[]): readonly unknown[] {
  const decision = decisionOf(p, field);
  if (decision.conditional.length === 0) return rows;
  const kept = rows.filter((row) => shownForm(decision, row).kind !== 'none');
  const first = field.cutBy !== null && p.decision.uses[field.use as number]?.arguments[field.cutBy];
  return typeof first === 'number' ? kept.slice(0, Math.max(0, first)) : kept;
}
