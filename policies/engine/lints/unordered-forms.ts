import { faultAt } from '../compile/place';
import { compareForms, printForm } from '../forms';
import type { PolicyFault } from '../policy-fault';
import type { ConsumerGrants, GrantedForm } from './granted-forms';

/** Of two forms that one consumer holds of a coordinate under an item, one shows all that the other does. */
export function unorderedForms({ organisation, item, forms }: ConsumerGrants): PolicyFault[] {
  const faults: PolicyFault[] = [];
  for (const [coordinate, granted] of forms) {
    const pair = unorderedPair(granted);
    if (!pair) continue;
    const { file, line } = pair.first.place();
    const message =
      `\`${organisation}\` gets \`${coordinate}\` under ${item} as \`${printForm(pair.second.form)}\` here and as ` +
      `\`${printForm(pair.first.form)}\` by ${file}:${line}, and neither shows all that the other does`;
    const hint = 'Grant one of the two, or one that shows both.';
    faults.push(faultAt(pair.second.place(), 'unordered_forms', message, hint));
  }
  return faults;
}

function unorderedPair(granted: readonly GrantedForm[]): { first: GrantedForm; second: GrantedForm } | null {
  for (const [index, second] of granted.entries()) {
    const first = granted.slice(0, index).find(({ form }) => compareForms(form, second.form) === 'unordered');
    if (first) return { first, second };
  }
  return null;
}
