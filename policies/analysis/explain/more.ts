import { defaultForm } from '../../engine/compile/default-form';
import { full, printForm } from '../../engine/forms';
import type { FieldDecision, FieldUse, Form, ShareRequest } from '../../engine/model';
import type { PolicySet } from '../policy-set';
import { grantNeeds } from './grant-needs';
import type { More } from './model';
import { argumentNeed, requestNeeds } from './request-needs';

/**
 * What would be needed for the next more open form in every row: each document that lacks something, and what the
 * caller itself would have to send. Null where everything is shown.
 */
export function more(set: PolicySet, request: ShareRequest, use: FieldUse, decision: FieldDecision): More | null {
  if (decision.form.kind === 'full') return null;
  const field = set.source.fields.get(use.coordinate);
  if (!field) {
    const text = 'the catalogue does not name this coordinate: it has to be classified first';
    return { form: 'full', possible: true, needs: [{ text, place: null }] };
  }
  const { content } = field;
  if (content.class === 'withheld') {
    const text = `withheld by law and not to be granted: ${content.legalBasis}`;
    return { form: 'full', possible: false, needs: [{ text, place: field.place('legalBasis') }] };
  }
  const wanted = nextForm(decision, content);
  const argument = decision.refusal && argumentNeed(set, decision.refusal);
  const needs = [
    ...requestNeeds(set, request, use.coordinate),
    ...(argument ? [argument] : []),
    // Without an item nobody can say which agreement would have to grant it.
    ...(request.item === null ? [] : grantNeeds(set, request, use, wanted)),
  ];
  return { form: printForm(wanted), possible: true, needs };
}

/** From nothing, what the catalogue gives by default; where some rows show more, that for all rows; above that, full. */
function nextForm({ form, conditional }: FieldDecision, content: { readonly defaultMask?: string }): Form {
  if (form.kind === 'mask') return full;
  return conditional[0]?.form ?? defaultForm(content);
}
