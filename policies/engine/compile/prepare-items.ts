import type { AgreementContent, ItemContent } from '../documents';

import { operationId } from '../operation-id';
import type { PolicyFault } from '../policy-fault';
import type { CompiledRule, PreparedGrant, PreparedItem, PreparedShare, Term } from '../policy-index';
import { compileRule } from '../rules/compile-rule';
import { defaultForm } from './default-form';
import { grantForm } from './grant-form';
import { ownerName } from './owner-name';
import { parseOperation } from './parse-operation';
import { faultAt, type Place } from './place';
import type { PolicySource } from './policy-source';
import { ruleScopeOf } from './rule-scope-of';
import { termOf } from './term-of';

type Shares = Map<string, { grants: PreparedGrant[]; forbids: PreparedShare['forbids'][number][] }>;

/** What every consumer may see under every item, rules compiled; rules that don't compile are faults. */
export function prepareItems(source: PolicySource): {
  items: Map<string, PreparedItem>;
  faults: readonly PolicyFault[];
} {
  const faults: PolicyFault[] = [];
  const items = new Map<string, PreparedItem>();
  for (const { content } of source.items.values()) {
    const consumers = new Map<string, Shares>();
    const share = (organisation: string, coordinate: string) => {
      const shares = consumers.get(organisation) ?? new Map();
      consumers.set(organisation, shares);
      const found = shares.get(coordinate) ?? { grants: [], forbids: [] };
      shares.set(coordinate, found);
      return found as { grants: PreparedGrant[]; forbids: PreparedShare['forbids'][number][] };
    };
    addSteps(source, content, share, faults);
    for (const { content: agreement, place } of source.agreements.values()) {
      if (agreement.items.includes(content.id)) addAgreement(source, agreement, place, share, faults);
    }
    for (const shares of consumers.values()) {
      for (const { grants, forbids } of shares.values()) {
        grants.sort(byRule);
        forbids.sort(byRule);
      }
    }
    items.set(content.code, {
      item: serviceItem(content),
      owner: ownerName(source, content.owner),
      operations: operationsOf(source, content),
      consumers,
    });
  }
  return { items, faults: faults.filter(firstOfItsPlace()) };
}

type Share = (
  organisation: string,
  coordinate: string,
) => { grants: PreparedGrant[]; forbids: { rule: string; term: Term }[] };

/** Unconditional coordinates are granted to government organisations, in their step of the item and nowhere else. */
function addSteps(source: PolicySource, item: ItemContent, share: Share, faults: PolicyFault[]): void {
  for (const [organisation, step] of Object.entries(item.steps)) {
    if (source.organisations.get(organisation)?.content.kind !== 'government') continue;
    for (const coordinate of step.coordinates) {
      const field = source.fields.get(coordinate);
      if (!field) continue;
      const rule = `item:${item.id}/step:${organisation}`;
      const grant = { rule, form: defaultForm(field.content), term: null, when: null };
      if (field.content.class === 'unconditional')
        share(organisation, coordinate).grants.push({ ...grant, rows: null });
      const sometimes = field.content.unconditionalWhen;
      if (field.content.class !== 'conditional' || !sometimes) continue;
      const rows = compiled(source, rule, coordinate, 'rows', sometimes, field.place('unconditionalWhen'), faults);
      if (rows) share(organisation, coordinate).grants.push({ ...grant, rows });
    }
  }
}

function addAgreement(
  source: PolicySource,
  agreement: AgreementContent,
  place: (...path: (string | number)[]) => Place,
  share: Share,
  faults: PolicyFault[],
): void {
  const term = termOf(agreement);
  agreement.grants.forEach((content, index) => {
    const rule = `agreement:${agreement.id}/grant:${index + 1}`;
    for (const coordinate of content.coordinates) {
      const field = source.fields.get(coordinate);
      if (!field) continue;
      const form = grantForm(content.form, field.content);
      if (!form) continue;
      const compile = (kind: 'when' | 'rows') => {
        const text = content[kind];
        return text === undefined
          ? undefined
          : compiled(source, rule, coordinate, kind, text, place('grants', index, kind), faults);
      };
      const when = compile('when');
      const rows = compile('rows');
      if (when === null || rows === null) continue;
      share(agreement.consumer, coordinate).grants.push({ rule, form, term, when: when ?? null, rows: rows ?? null });
    }
  });
  for (const coordinate of agreement.forbids ?? []) {
    share(agreement.consumer, coordinate).forbids.push({ rule: `agreement:${agreement.id}/forbid`, term });
  }
}

/** Null, and a fault for each problem, when the rule doesn't compile. */
function compiled(
  source: PolicySource,
  id: string,
  coordinate: string,
  kind: 'when' | 'rows',
  content: Parameters<typeof compileRule>[1],
  place: Place,
  faults: PolicyFault[],
): CompiledRule | null {
  const scope = ruleScopeOf(source.schema, coordinate, kind);
  if (!scope) return null;
  const { rule, problems } = compileRule(id, content, scope);
  for (const problem of problems ?? []) {
    const hint = `The rule is compiled for \`${coordinate}\`; docs/policy-lints.md says what rules may read.`;
    faults.push(faultAt(place, 'rule', problem, hint));
  }
  return rule;
}

function serviceItem(item: ItemContent): PreparedItem['item'] {
  return {
    code: item.code,
    id: item.id,
    minors: item.minors ?? false,
    bulk: item.bulk ?? false,
    requiresCase: item.requires?.includes('case') ?? false,
    requiresConsent: item.requires?.includes('consent') ?? false,
    pseudonymScope: item.pseudonymScope ?? 'consumer',
    priority: item.priority ?? 'normal',
  };
}

/** Ids of the listed operations; the linter tells of those that are none. */
function operationsOf({ operations }: PolicySource, item: ItemContent): ReadonlySet<string> | null {
  if (!item.operations) return null;
  const ids = new Set<string>();
  for (const file of item.operations) {
    const document = parseOperation(operations.get(file) ?? '');
    if (document) ids.add(operationId(document));
  }
  return ids;
}

function byRule(a: { readonly rule: string }, b: { readonly rule: string }): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}

/** A rule is compiled once for each item: its faults are told once. */
function firstOfItsPlace(): (fault: PolicyFault) => boolean {
  const seen = new Set<string>();
  return ({ file, line, column, message }) => {
    const key = `${file}:${line}:${column} ${message}`;
    return !seen.has(key) && seen.add(key).has(key);
  };
}
