import type { Form } from '../../policies/engine/model';
import type { ShapeDecision } from '../share/model';
import { ruleRow } from './rule-row';

/** The most open form that holds for this row: full beats a mask, a mask beats nothing. */
export function shownForm(decision: Pick<ShapeDecision, 'form' | 'conditional'>, row: unknown): Form {
  let best = decision.form;
  for (const { form, rule } of decision.conditional) {
    if (openness(form) > openness(best) && rule.holds(ruleRow(row, rule.reads))) best = form;
  }
  return best;
}

function openness(form: Form): number {
  return form.kind === 'full' ? 2 : form.kind === 'mask' ? 1 : 0;
}
