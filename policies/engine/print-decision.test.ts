import { full, none } from './forms';
import type { FieldDecision, Form } from './model';
import { printDecision } from './print-decision';

const hidden: Form = { kind: 'mask', mask: 'hidden' };
const name: Form = { kind: 'mask', mask: 'name' };

function decision(form: Form, forms: readonly Form[] = []): FieldDecision {
  const rule = { id: 'r', reads: [], holds: () => true };
  const conditional = forms.map((each) => ({ form: each, rule }));
  return { coordinate: 'A.b', form, conditional, rules: [], refusal: null, charges: [] };
}

test.each<[FieldDecision, string]>([
  [decision(full), 'full'],
  [decision(name), 'mask(name)'],
  [decision(hidden, [full, name, full]), 'mask(hidden), rows(full), rows(mask(name))'],
  [decision(none, [name, full]), 'rows(full), rows(mask(name))'],
  [{ ...decision(none), refusal: { reason: 'probe' } as FieldDecision['refusal'] }, 'probe'],
  [{ ...decision(none, [full]), refusal: { reason: 'row_rule' } as FieldDecision['refusal'] }, 'rows(full)'],
  [decision(none), 'none'],
])('prints a decision in a word (%#)', (given, expected) => {
  expect(printDecision(given)).toBe(expected);
});
