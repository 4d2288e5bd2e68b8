import { compareForms, none } from '../forms';
import type { FieldDecision, FieldPlace, FieldUse, Form, Reason, RowRule, ShareRequest } from '../model';
import type { CompiledRule, PolicyIndex, PreparedGrant, PreparedShare, RuleInputs } from '../policy-index';
import { dependsOnRequest } from './depends-on-request';
import { isInForce } from './is-in-force';
import { itemOf } from './item-of';
import { ruleInputs } from './rule-inputs';

export interface Shares {
  readonly form: Form;
  readonly conditional: FieldDecision['conditional'];
  /** Ids of the grants that made these forms or, when there are none, of what kept them away. Sorted. */
  readonly rules: readonly string[];
  /** Why there is no unconditional form; of no meaning when there is one. */
  readonly reason: Reason;
}

/** Adds up for one request and its arguments. */
export type AddShares = (request: ShareRequest, args: FieldUse['arguments']) => Shares;

/**
 * Gathers the grants of the consumer's step and agreements. The coordinate, client and item are known to exist. What it
 * answers holds for every request of the same scope (`decision-scope.ts`) within the same span of time.
 */
export function prepareShares(index: PolicyIndex, request: ShareRequest, place: FieldPlace): AddShares {
  const { coordinate, parent } = place;
  const grants = shareOf(index, request, coordinate)?.grants ?? [];
  const inForce = grants.filter(({ term }) => isInForce(term, request.nowMs, index.applied));
  const inactive = grants.flatMap((grant) => (inForce.includes(grant) ? [] : [grant.rule]));
  if (inForce.some(dependsOnRequest)) {
    return (each, args) => sharesOf(index, each, { coordinate, parent, arguments: args }, inForce, inactive);
  }
  const shares = sharesOf(index, request, { coordinate, parent, arguments: {} }, inForce, inactive);
  return () => shares;
}

function sharesOf(
  index: PolicyIndex,
  request: ShareRequest,
  use: FieldUse,
  grants: readonly PreparedGrant[],
  inactive: readonly string[],
): Shares {
  let made: RuleInputs | undefined;
  const inputs = (): RuleInputs => {
    made ??= ruleInputs(index, request, use);
    return made;
  };
  const met: PreparedGrant[] = [];
  const unmet: string[] = [];
  for (const grant of grants) {
    if (grant.when && !grant.when.holds(inputs())) unmet.push(grant.rule);
    else met.push(grant);
  }
  return met.length === 0 ? nothing(index, request, use.coordinate, unmet, inactive) : addUp(met, inputs);
}

/** What stands for or against a coordinate, for the consumer and item of a request. */
export function shareOf(index: PolicyIndex, request: ShareRequest, coordinate: string): PreparedShare | undefined {
  return itemOf(index, request)?.consumers.get(request.organisation)?.get(coordinate);
}

function addUp(grants: readonly PreparedGrant[], inputs: () => RuleInputs): Shares {
  let form = none;
  for (const grant of grants) {
    // INVARIANT: the linter refuses unordered forms, so the most open one doesn't depend on the order of grants.
    if (!grant.rows && compareForms(grant.form, form) === 'more') form = grant.form;
  }
  const rules: string[] = [];
  const conditional: { form: Form; rule: RowRule }[] = [];
  for (const grant of grants) {
    const compared = compareForms(grant.form, form);
    if (grant.rows && compared === 'more') {
      conditional.push({ form: grant.form, rule: bind(grant.rule, grant.rows, inputs()) });
      rules.push(grant.rule);
    } else if (!grant.rows && compared === 'same') rules.push(grant.rule);
  }
  return { form, conditional, rules, reason: 'row_rule' };
}

function bind(id: string, rule: CompiledRule, { field, args, consumer, request }: RuleInputs): RowRule {
  return { id, reads: rule.reads, holds: (row) => rule.holds({ field, args, consumer, request, row }) };
}

function nothing(
  index: PolicyIndex,
  request: ShareRequest,
  coordinate: string,
  unmet: readonly string[],
  inactive: readonly string[],
): Shares {
  if (unmet.length > 0) return { form: none, conditional: [], rules: unmet, reason: 'when_rule' };
  if (inactive.length > 0) return { form: none, conditional: [], rules: inactive, reason: 'agreement_inactive' };
  const unconditional = index.fields.get(coordinate)?.field.class === 'unconditional';
  const government = index.organisations.get(request.organisation)?.government === true;
  const item = itemOf(index, request)?.item.id ?? '';
  return unconditional && government
    ? { form: none, conditional: [], rules: [`item:${item}/step:${request.organisation}`], reason: 'outside_item' }
    : { form: none, conditional: [], rules: [`catalogue:${coordinate}`], reason: 'agreement_required' };
}
