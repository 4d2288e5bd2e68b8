import { decide } from './decide';
import { isInForce } from './decision/is-in-force';
import { isPlaceMissing } from './decision/is-place-missing';
import { ruleInputs } from './decision/rule-inputs';
import { shareOf } from './decision/shares';
import { printForm } from './forms';
import type { CatalogueField, CompiledPolicy, FieldDecision, FieldUse, ShareRequest } from './model';
import type { PreparedGrant } from './policy-index';

/** One grant that was looked at, and what came of it. */
export interface ConsideredGrant {
  readonly rule: string;
  readonly form: string;
  readonly outcome:
    | 'determines'
    | 'less open'
    | 'not in force'
    | 'condition not met'
    | 'depends on where the field stands'
    | 'objection';
  /** The texts of its rules, if it has any. */
  readonly when: string | null;
  readonly rows: string | null;
}

export interface Explanation {
  readonly decision: FieldDecision;
  /** Undefined for what is not in the catalogue. */
  readonly field: CatalogueField | undefined;
  readonly considered: readonly ConsideredGrant[];
  /** One sentence; null where everything is shown. */
  readonly whyNotMore: string | null;
  /** Short ids of other items under which the same organisation has a grant of this coordinate. */
  readonly otherItems: readonly string[];
}

/** Why a decision is what it is, and what would have to change for more. Same inputs as `decide`. */
export function explain(policy: CompiledPolicy, request: ShareRequest, use: FieldUse): Explanation {
  const decision = decide(policy, request, use);
  const grants = shareOf(policy.index, request, use.coordinate)?.grants ?? [];
  return {
    decision,
    field: policy.field(use.coordinate),
    considered: grants.map((grant) => consider(policy, request, use, decision, grant)),
    whyNotMore: whyNotMore(decision),
    otherItems: otherItems(policy, request, use.coordinate),
  };
}

function consider(
  { index }: CompiledPolicy,
  request: ShareRequest,
  use: FieldUse,
  decision: FieldDecision,
  grant: PreparedGrant,
): ConsideredGrant {
  const { rule, form, term, when, rows } = grant;
  const shown = { rule, form: printForm(form), when: when?.text ?? null, rows: rows?.text ?? null };
  if (!isInForce(term, request.nowMs, index.applied)) return { ...shown, outcome: 'not in force' };
  if (isPlaceMissing(use, grant)) return { ...shown, outcome: 'depends on where the field stands' };
  if (when && !when.holds(ruleInputs(index, request, use))) return { ...shown, outcome: 'condition not met' };
  if (decision.rules.includes(rule)) return { ...shown, outcome: 'determines' };
  return { ...shown, outcome: decision.form.kind === 'none' ? 'objection' : 'less open' };
}

function whyNotMore({ form, conditional, refusal, rules }: FieldDecision): string | null {
  if (form.kind === 'full') return null;
  if (refusal && conditional.length === 0) return `${refusal.reason} by ${refusal.rule}: ${refusal.apply}`;
  const rows = conditional.map((each) => `${printForm(each.form)} only where ${each.rule.id} holds`).join('; ');
  const some = form.kind === 'mask' ? `${printForm(form)} is the most open form that ${rules.join(', ')} grants` : '';
  return [some, rows].filter((text) => text !== '').join('; ');
}

function otherItems({ index }: CompiledPolicy, { organisation, item }: ShareRequest, coordinate: string): string[] {
  return [...index.items.values()]
    .filter((each) => each.item.code !== item)
    .filter((each) => (each.consumers.get(organisation)?.get(coordinate)?.grants.length ?? 0) > 0)
    .map((each) => each.item.id)
    .sort();
}
