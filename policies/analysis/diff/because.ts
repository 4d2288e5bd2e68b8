import { chinaDate } from '../../engine/decision/china-date';
import type { Access, AccessGrant } from '../access';
import { inactivity } from '../explain/inactivity';
import type { PolicySet } from '../policy-set';
import { untilWords } from './access-words';

/** By which rules something is given, and until when: `by agreement a (grant 1), until 2027-12-31`. */
export function givenBy(grants: readonly AccessGrant[]): string {
  const rules = [...new Set(grants.map(({ rule }) => ruleWords(rule)))];
  return `by ${rules.join(' and ')}, ${untilWords(grants)}`;
}

/** What took an access away: a bar, an agreement that counts no longer, or a document that no longer says it. */
export function takenBy(set: PolicySet, before: Access, after: Access, nowMs: number): string {
  if (after.bar) return barWords(set, after.bar);
  const [ended] = [...after.inactive, ...after.later];
  if (ended) return `${ruleWords(ended.rule)}: ${notInForce(set, ended, nowMs)}`;
  const rules = [...new Set(before.grants.map(({ rule }) => rule))];
  return rules
    .map((rule) => (isGone(set, rule) ? `${ruleWords(rule)} is gone` : `${ruleWords(rule)} no longer grants it`))
    .join(' and ');
}

function isGone({ source }: PolicySet, rule: string): boolean {
  const [, kind, id = ''] = /^([a-z]+):([^/]+)/.exec(rule) ?? [];
  return kind === 'agreement' ? !source.agreements.has(id) : !source.items.has(id);
}

/** What stood in the way and no longer does: `no longer forbidden by …`; empty where nothing did. */
export function barLifted(set: PolicySet, before: Access, after: Access): string {
  return before.bar && !after.bar ? `no longer ${barWords(set, before.bar)}; ` : '';
}

/** `agreement a (grant 1)`, `the step of tax in S09` */
export function ruleWords(rule: string): string {
  const [, agreement, grant] = /^agreement:([^/]+)\/grant:(\d+)$/.exec(rule) ?? [];
  if (agreement) return `agreement ${agreement} (grant ${grant})`;
  const [, item, organisation] = /^item:([^/]+)\/step:(.+)$/.exec(rule) ?? [];
  return item ? `the step of ${organisation} in ${item}` : rule;
}

function barWords({ source }: PolicySet, { kind, rule }: NonNullable<Access['bar']>): string {
  const id = rule.replace(/^[a-z]+:/, '').replace(/\/.*$/, '');
  switch (kind) {
    case 'forbidden':
      return `forbidden by agreement ${id}`;
    case 'suspended':
      return `suspended: organisation ${id}`;
    case 'withheld':
      return `withheld on the basis of ${source.fields.get(id)?.content.legalBasis}`;
  }
}

function notInForce(set: PolicySet, { term }: AccessGrant, nowMs: number): string {
  return term && nowMs < term.fromMs ? `begins on ${chinaDate(term.fromMs)}` : inactivity(set, { term }, nowMs);
}
