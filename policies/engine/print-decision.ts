import { printForm } from './forms';
import type { FieldDecision } from './model';

/**
 * A decision in a word, as policy cases write it: `full`, `mask(<name>)`, `rows(<form>)` where only some rows are
 * shown, `mask(<name>), rows(full)` where some are shown in a more open form, or the reason of a refusal.
 */
export function printDecision({ form, conditional, refusal }: FieldDecision): string {
  const rows = [...new Set(conditional.map((each) => `rows(${printForm(each.form)})`))].sort();
  if (form.kind !== 'none') return [printForm(form), ...rows].join(', ');
  return rows.length > 0 ? rows.join(', ') : (refusal?.reason ?? 'none');
}
