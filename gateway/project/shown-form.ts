import { compareForms } from '../../policies/engine/forms';
import type { Form } from '../../policies/engine/model';
import type { ShapeDecision } from '../share/model';
import { ruleRow } from './rule-row';

/**
 * The most open form that holds for this row: full beats a mask, a mask beats nothing, and of two masks the one that
 * shows more, as policies count them. The linter refuses two that cannot be compared.
 */
export function shownForm(decision: Pick<ShapeDecision, 'form' | 'conditional'>, row: unknown): Form {
  let best = decision.form;
  for (const { form, rule } of decision.conditional) {
    if (compareForms(form, best) === 'more' && rule.holds(ruleRow(row, rule.reads))) best = form;
  }
  return best;
}
