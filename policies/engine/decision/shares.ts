import { compareForms, none } from '../forms';
import type { FieldDecision, FieldUse, Form, Reason, RowRule, ShareRequest } from '../model';
import type { CompiledRule, PolicyIndex, PreparedGrant, PreparedShare, RuleInputs } from '../policy-index';
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

/** Adds up the grants of the consumer's step and agreements. The coordinate, client and item are known to exist. */
export function gatherShares(index: PolicyIndex, request: ShareRequest, use: FieldUse): Shares {
  const share = shareOf(index, request, use.coordinate);
  let made: RuleInputs | undefined;
  const inputs = (): RuleInputs => {
    made ??= ruleInputs(index, request, use);
    return made;
  };
  const inForce: PreparedGrant[] = [];
  const inactive: string[] = [];
  const unmet: string[] = [];
  for (const grant of share?.grants ?? []) {
    if (!isInForce(grant.term, request.nowMs, index.applied)) inactive.push(grant.rule);
    else if (grant.when && !grant.when.holds(inputs())) unmet.push(grant.rule);
    else inForce.push(grant);
  }
  if (inForce.length === 0) return nothing(index, request, use.coordinate, unmet, inactive);
  return addUp(inForce, inputs);
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

function bind(id: string, rule: CompiledRule, { args, consumer, request }: RuleInputs): RowRule {
  return { id, reads: rule.reads, holds: (row) => rule.holds({ args, consumer, request, row }) };
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
