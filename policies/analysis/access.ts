import { isInForce } from '../engine/decision/is-in-force';
import { compareForms, none } from '../engine/forms';
import type { Form } from '../engine/model';
import type { PreparedForbid, PreparedGrant, PreparedItem, Term } from '../engine/policy-index';
import { ruleText } from '../engine/rules/rule-text';
import type { PolicySet } from './policy-set';

/** What stands against every grant, whatever is asked with which arguments. */
export type Bar = 'withheld' | 'forbidden' | 'suspended';

/** One grant as it counts, now or later. */
export interface AccessGrant {
  readonly rule: string;
  readonly form: Form;
  /** The text of the condition on the request, with the inputs that may be null. */
  readonly when: string | null;
  /** The text of the condition on rows. */
  readonly rows: string | null;
  /** Null for what needs no agreement. */
  readonly term: Term | null;
}

/** What one organisation may get of one coordinate under one item, as far as documents say it. */
export interface Access {
  readonly bar: { readonly kind: Bar; readonly rule: string } | null;
  /** In force at the moment; more of them than count where one is more open than another. */
  readonly grants: readonly AccessGrant[];
  /** Of agreements that begin later. */
  readonly later: readonly AccessGrant[];
  /** Of agreements that have ended, are suspended or revoked. */
  readonly inactive: readonly AccessGrant[];
}

/** Access that holds for every request and row, and what is seen beyond it under conditions. */
export interface EffectiveAccess {
  readonly form: Form;
  /** More open than `form`, each only where its conditions hold. */
  readonly conditional: readonly AccessGrant[];
  /** Ids of the grants that give `form`. */
  readonly rules: readonly string[];
}

/** @param item with at least one consumer; an organisation without a step or an agreement under it has no access */
export function accessOf(
  set: PolicySet,
  { item, organisation, coordinate }: { item: PreparedItem; organisation: string; coordinate: string },
  nowMs: number,
): Access {
  const share = item.consumers.get(organisation)?.get(coordinate);
  const access = { grants: [] as AccessGrant[], later: [] as AccessGrant[], inactive: [] as AccessGrant[] };
  for (const grant of share?.grants ?? []) {
    const into = isInForce(grant.term, nowMs, set.policy.index.applied)
      ? access.grants
      : isToCome(set, grant.term, nowMs)
        ? access.later
        : access.inactive;
    into.push(accessGrant(set, grant, coordinate));
  }
  return { bar: barOf(set, organisation, coordinate, share?.forbids ?? [], nowMs), ...access };
}

/** What is left of an access after bars, and of its grants after the more open ones. */
export function effectiveAccess({ bar, grants }: Access): EffectiveAccess {
  if (bar) return { form: none, conditional: [], rules: [bar.rule] };
  let form = none;
  for (const grant of grants) {
    if (isPlain(grant) && compareForms(grant.form, form) === 'more') form = grant.form;
  }
  return {
    form,
    conditional: grants.filter((grant) => !isPlain(grant) && compareForms(grant.form, form) === 'more'),
    rules: grants
      .filter((grant) => isPlain(grant) && compareForms(grant.form, form) === 'same')
      .map(({ rule }) => rule),
  };
}

function isPlain({ when, rows }: AccessGrant): boolean {
  return when === null && rows === null;
}

function isToCome({ policy }: PolicySet, term: Term | null, nowMs: number): boolean {
  if (!term) return false;
  return nowMs < term.fromMs && isInForce(term, term.fromMs, policy.index.applied);
}

function barOf(
  { policy: { index } }: PolicySet,
  organisation: string,
  coordinate: string,
  forbids: readonly PreparedForbid[],
  nowMs: number,
): Access['bar'] {
  if (index.organisations.get(organisation)?.suspended || index.applied.organisations.has(organisation)) {
    return { kind: 'suspended', rule: `organisation:${organisation}` };
  }
  if (index.fields.get(coordinate)?.field.class === 'withheld') {
    return { kind: 'withheld', rule: `catalogue:${coordinate}` };
  }
  const forbid = forbids.find(({ term }) => isInForce(term, nowMs, null));
  return forbid ? { kind: 'forbidden', rule: forbid.rule } : null;
}

function accessGrant({ source }: PolicySet, { rule, form, term, when, rows }: PreparedGrant, coordinate: string) {
  const number = /\/grant:(\d+)$/.exec(rule)?.[1];
  const written =
    number === undefined ? null : source.agreements.get(term?.agreement ?? '')?.content.grants[Number(number) - 1];
  const ofStep = written ? undefined : source.fields.get(coordinate)?.content.unconditionalWhen;
  return {
    rule,
    form,
    term,
    when: when && ruleText(written?.when ?? when.text),
    rows: rows && ruleText(written?.rows ?? ofStep ?? rows.text),
  };
}
