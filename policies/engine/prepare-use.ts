import { charges } from './decision/charges';
import { admitField, objectionToArguments } from './decision/objections';
import { prepareShares } from './decision/shares';
import type { CompiledPolicy, FieldDecision, FieldPlace, FieldUse, ShareRequest } from './model';
import { refuse } from './refuse';

/** Decides on one use of a field, for one request and its arguments. Pure, never throws. */
export type PreparedUse = (request: ShareRequest, args: FieldUse['arguments']) => FieldDecision;

/**
 * Settles once what can be said of a field before its arguments are known. What it answers holds for every request of
 * the same scope (`decision-scope.ts`) within the same span of time; `decide.ts` says what is decided.
 */
export function prepareUse(policy: CompiledPolicy, request: ShareRequest, place: FieldPlace): PreparedUse {
  const { coordinate, parent } = place;
  const { open, index } = policy;
  if (open) return (_, args) => open({ coordinate, parent, arguments: args });
  const admitted = admitField(index, request, coordinate);
  if ('reason' in admitted) {
    const refused = refuse(policy, coordinate, admitted.reason, request.item, [admitted.rule]);
    return () => refused;
  }
  const addShares = prepareShares(index, request, place);
  return (each, args) => {
    const use = { coordinate, parent, arguments: args };
    const objection = objectionToArguments(index, each, use, admitted);
    if (objection) return refuse(policy, coordinate, objection.reason, each.item, [objection.rule]);
    const { form, conditional, rules, reason } = addShares(each, args);
    if (form.kind !== 'none') {
      return { coordinate, form, conditional, rules, refusal: null, charges: charges(index, use) };
    }
    const refused = refuse(policy, coordinate, reason, each.item, rules);
    return conditional.length === 0 ? refused : { ...refused, conditional, charges: charges(index, use) };
  };
}
