import type { AgreementContent, RuleContent } from '../documents';
import type { PolicyFault } from '../policy-fault';
import type { CompiledRule, PreparedForbid, PreparedGrant, PreparedShare } from '../policy-index';
import { compileRule, type RuleCompilation } from '../rules/compile-rule';
import { defaultForm } from './default-form';
import type { Cell } from './gather-cells';
import { grantForm } from './grant-form';
import { faultAt, type Place } from './place';
import type { PolicySource, Sourced } from './policy-source';
import { ruleScopeOf } from './rule-scope-of';
import { termOf } from './term-of';

export interface PreparedCell {
  /** By coordinate. */
  readonly shares: ReadonlyMap<string, PreparedShare>;
  /** Of rules that don't compile. */
  readonly faults: readonly PolicyFault[];
}

interface Preparation {
  readonly source: PolicySource;
  readonly shares: Map<string, { grants: PreparedGrant[]; forbids: PreparedForbid[] }>;
  readonly faults: PolicyFault[];
}

/** What speaks for and against every coordinate for one organisation under one item, rules compiled. */
export function prepareCell(source: PolicySource, cell: Cell): PreparedCell {
  const preparation: Preparation = { source, shares: new Map(), faults: [] };
  addStep(preparation, cell);
  for (const agreement of cell.agreements) addAgreement(preparation, agreement);
  // Forbids stand by file already.
  for (const { grants } of preparation.shares.values()) grants.sort(byRule);
  return preparation;
}

/** Unconditional coordinates are granted to government organisations, in their step of the item and nowhere else. */
function addStep(preparation: Preparation, { organisation, item, step }: Cell): void {
  const { organisations, fields } = preparation.source;
  if (organisations.get(organisation)?.content.kind !== 'government') return;
  const rule = `item:${item.content.id}/step:${organisation}`;
  for (const coordinate of step) {
    const field = fields.get(coordinate);
    if (!field) continue;
    const grant = { rule, form: defaultForm(field.content), term: null, when: null };
    const { class: shareClass, unconditionalWhen } = field.content;
    if (shareClass === 'unconditional') shareOf(preparation, coordinate).grants.push({ ...grant, rows: null });
    if (shareClass !== 'conditional' || !unconditionalWhen) continue;
    const rows = compiled(preparation, rule, coordinate, 'rows', unconditionalWhen, field.place('unconditionalWhen'));
    if (rows) shareOf(preparation, coordinate).grants.push({ ...grant, rows });
  }
}

function addAgreement(preparation: Preparation, { content: agreement, place }: Sourced<AgreementContent>): void {
  const term = termOf(agreement);
  agreement.grants.forEach((content, index) => {
    const rule = `agreement:${agreement.id}/grant:${index + 1}`;
    for (const coordinate of content.coordinates) {
      const field = preparation.source.fields.get(coordinate);
      const form = field ? grantForm(content.form, field.content) : null;
      if (!form) continue;
      const compile = (kind: 'when' | 'rows') => {
        const text = content[kind];
        return text === undefined
          ? undefined
          : compiled(preparation, rule, coordinate, kind, text, place('grants', index, kind));
      };
      const when = compile('when');
      const rows = compile('rows');
      if (when === null || rows === null) continue;
      shareOf(preparation, coordinate).grants.push({ rule, form, term, when: when ?? null, rows: rows ?? null });
    }
  });
  for (const coordinate of agreement.forbids ?? []) {
    shareOf(preparation, coordinate).forbids.push({ rule: `agreement:${agreement.id}/forbid`, term });
  }
}

function shareOf({ shares }: Preparation, coordinate: string) {
  const found = shares.get(coordinate) ?? { grants: [], forbids: [] };
  shares.set(coordinate, found);
  return found;
}

/** Null, and a fault for each problem, when the rule doesn't compile. */
function compiled(
  { source, faults }: Preparation,
  id: string,
  coordinate: string,
  kind: 'when' | 'rows',
  content: RuleContent,
  place: Place,
): CompiledRule | null {
  faults.push(...ruleProblems(source, coordinate, kind, content, place));
  const rule = ruleOf(source, coordinate, kind, content)?.rule;
  return rule ? { ...rule, id } : null;
}

/** Why a rule on a coordinate doesn't compile, a fault for each reason; none for coordinates that the graph lacks. */
export function ruleProblems(
  source: PolicySource,
  coordinate: string,
  kind: 'when' | 'rows',
  content: RuleContent,
  place: Place,
): PolicyFault[] {
  const hint = `The rule is compiled for \`${coordinate}\`; docs/policy-lints.md says what rules may read.`;
  const problems = ruleOf(source, coordinate, kind, content)?.problems ?? [];
  return problems.map((problem) => faultAt(place, 'rule', problem, hint));
}

/** Compiled once: many agreements say the same of a coordinate. Null for coordinates that the graph lacks. */
export function ruleOf(
  { schema, parts }: PolicySource,
  coordinate: string,
  kind: 'when' | 'rows',
  content: RuleContent,
): RuleCompilation | null {
  const scope = ruleScopeOf(schema, coordinate, kind);
  if (!scope) return null;
  return parts.part(`${kind} ${coordinate} ${JSON.stringify(content)}`, [], () => compileRule(content, scope));
}

function byRule(a: { readonly rule: string }, b: { readonly rule: string }): number {
  return a.rule < b.rule ? -1 : 1;
}
