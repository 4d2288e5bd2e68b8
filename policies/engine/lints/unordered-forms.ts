import { faultAt } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { compareForms, printForm } from '../forms';
import type { PolicyFault } from '../policy-fault';
import { grantedForms } from './granted-forms';

/** Of two forms that one consumer holds of a coordinate under an item, one shows all that the other does. */
export function unorderedForms(source: PolicySource): PolicyFault[] {
  const faults: PolicyFault[] = [];
  for (const { organisation, item, forms } of grantedForms(source)) {
    for (const [coordinate, granted] of forms) {
      const [first, second] = unorderedPair(granted);
      if (!first || !second) continue;
      const { file, line } = first.place;
      const message =
        `\`${organisation}\` gets \`${coordinate}\` under ${item} as \`${printForm(second.form)}\` here and as ` +
        `\`${printForm(first.form)}\` by ${file}:${line}, and neither shows all that the other does`;
      const hint = 'Grant one of the two, or one that shows both.';
      faults.push(faultAt(second.place, 'unordered_forms', message, hint));
    }
  }
  return faults;
}

function unorderedPair<Granted extends { readonly form: Parameters<typeof compareForms>[0] }>(
  granted: readonly Granted[],
): readonly [Granted, Granted] | readonly [] {
  for (const [index, second] of granted.entries()) {
    const first = granted.slice(0, index).find(({ form }) => compareForms(form, second.form) === 'unordered');
    if (first) return [first, second];
  }
  return [];
}
