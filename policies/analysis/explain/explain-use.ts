import { explain } from '../../engine/explain';
import type { FieldDecision, FieldUse, ShareRequest } from '../../engine/model';
import { printDecision } from '../../engine/print-decision';
import { accessOf } from '../access';
import type { PolicySet } from '../policy-set';
import { rulePlace } from '../rule-place';
import type { UseExplanation } from './model';
import { more } from './more';

/**
 * Why one use is decided as it is, with the places of the rules, and what would be needed for more.
 * @param decided the decision within an operation, where a field also depends on what stands below it
 * @param types concrete types that the field leads to; looked at where nobody says what stands below it
 */
export function explainUse(
  set: PolicySet,
  request: ShareRequest,
  use: FieldUse,
  decided?: { readonly path: string; readonly decision: FieldDecision },
  types: readonly string[] = [],
): UseExplanation {
  const { policy, source } = set;
  const { coordinate } = use;
  const { decision: alone, considered, field, otherItems } = explain(policy, request, use);
  const decision = decided?.decision ?? alone;
  return {
    path: decided?.path ?? null,
    coordinate,
    label: field?.label ?? null,
    level: field?.level ?? null,
    class: field?.class ?? null,
    owner: policy.index.fields.get(coordinate)?.owner ?? null,
    steward: field?.steward ?? null,
    outcome: printDecision(decision),
    rules: decision.rules.map((rule) => ({ rule, place: rulePlace(source, rule, coordinate) })),
    considered: considered.map((each) => ({ ...each, place: rulePlace(source, each.rule, coordinate) })),
    more: more(set, request, use, decision),
    emptyTypes: decided || hasGrantedField(set, request, types) ? [] : types,
    otherItems,
  };
}

/** Whether a field of one of the types is granted to who asks at this time, in whatever form and on what condition. */
function hasGrantedField(set: PolicySet, { item: code, organisation, nowMs }: ShareRequest, types: readonly string[]) {
  if (types.length === 0) return true;
  const item = set.policy.index.items.get(code ?? '');
  const coordinates = [...(item?.consumers.get(organisation)?.keys() ?? [])];
  return coordinates.some((coordinate) => {
    if (!item || !types.includes(coordinate.split('.', 1)[0] ?? '')) return false;
    const { bar, grants } = accessOf(set, { item, organisation, coordinate }, nowMs);
    // Who is suspended is told that already.
    return grants.length > 0 && (bar === null || bar.kind === 'suspended');
  });
}
