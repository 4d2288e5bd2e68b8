import type { Form } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';

/** The form of a field that is the same in every row and for every request; null where one of them has a say. */
export function fixedForm({ use, decision }: ShapeField): Form | null {
  return use === null && decision?.conditional.length === 0 ? decision.form : null;
}
