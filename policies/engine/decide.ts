import { charges } from './decision/charges';
import { objection } from './decision/objections';
import { gatherShares } from './decision/shares';
import type { CompiledPolicy, FieldDecision, FieldUse, ShareRequest } from './model';
import { refuse } from './refuse';

/**
 * What one consumer gets of one use of a field. Pure, never throws, and denies whatever no rule grants.
 *
 * 1. Objections (who asks, item, case, consent, forbids, probes) beat every grant; the first one is named.
 * 2. The grants of the consumer's step and agreements add up; the most open form wins, row by row where rules say so.
 * 3. What is granted is charged for.
 *
 * Of subjects only what the arguments say is known yet: minors, consents and row rules are settled again on every
 * object that comes back.
 */
export function decide(policy: CompiledPolicy, request: ShareRequest, use: FieldUse): FieldDecision {
  if (policy.open) return policy.open(use);
  const { coordinate } = use;
  const against = objection(policy.index, request, use);
  if (against) return refuse(policy, coordinate, against.reason, request.item, [against.rule]);
  const { form, conditional, rules, reason } = gatherShares(policy.index, request, use);
  if (form.kind !== 'none') {
    return { coordinate, form, conditional, rules, refusal: null, charges: charges(policy.index, use) };
  }
  const refused = refuse(policy, coordinate, reason, request.item, rules);
  return conditional.length === 0 ? refused : { ...refused, conditional, charges: charges(policy.index, use) };
}
