import { printForm } from '../../engine/forms';
import type { PreparedItem } from '../../engine/policy-index';
import { type Access, type AccessGrant, accessOf, effectiveAccess } from '../access';
import type { PolicySet } from '../policy-set';

/** Who gets what under one service item, as far as documents say it: arguments, cases and consents come on top. */
export interface Matrix {
  /** Short id. */
  readonly item: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Ids of organisations with a step or an agreement under the item, sorted. */
  readonly consumers: readonly string[];
  /** One for each coordinate that any of them is granted or forbidden; root fields first. */
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly coordinate: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly level: string;
  readonly class: string;
  /** In the order of the consumers. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixCell {
  /** The form that holds for every request and row; `none` where there is none. */
  readonly form: string;
  /** More open forms under conditions. */
  readonly conditional: readonly {
    readonly form: string;
    readonly when: string | null;
    readonly rows: string | null;
    readonly rule: string;
  }[];
  /** Why there is nothing although somebody speaks of it; null otherwise. */
  readonly because: 'withheld' | 'forbidden' | 'suspended' | 'not in force' | null;
  /** Ids of the rules that determine the cell. */
  readonly rules: readonly string[];
}

/** @param nowMs milliseconds since the epoch: what is in force then counts */
export function matrix(set: PolicySet, item: PreparedItem, nowMs: number): Matrix {
  const { fields } = set.policy.index;
  const consumers = [...item.consumers.keys()].sort();
  const coordinates = new Set([...item.consumers.values()].flatMap((shares) => [...shares.keys()]));
  const name = set.source.items.get(item.item.id)?.content.name ?? { zh: '', en: '' };
  const rows = [...coordinates].sort(byRoot).flatMap((coordinate) => {
    const field = fields.get(coordinate)?.field;
    if (!field) return [];
    const cells = consumers.map((organisation) => cellOf(accessOf(set, { item, organisation, coordinate }, nowMs)));
    return [{ coordinate, label: field.label, level: field.level, class: field.class, cells }];
  });
  return { item: item.item.id, name, consumers, rows };
}

function cellOf(access: Access): MatrixCell {
  const { form, conditional, rules } = effectiveAccess(access);
  const inactive = [...access.later, ...access.inactive];
  const nothing = form.kind === 'none' && conditional.length === 0;
  return {
    form: printForm(form),
    conditional: conditional.map(printGrant),
    because: nothing ? (access.bar?.kind ?? (inactive.length > 0 ? 'not in force' : null)) : null,
    rules:
      nothing && !access.bar ? inactive.map(({ rule }) => rule) : [...rules, ...conditional.map(({ rule }) => rule)],
  };
}

function printGrant({ form, when, rows, rule }: AccessGrant): MatrixCell['conditional'][number] {
  return { form: printForm(form), when, rows, rule };
}

function byRoot(a: string, b: string): number {
  const root = (coordinate: string) => (/^(Query|Mutation)\./.test(coordinate) ? 0 : 1);
  return root(a) - root(b) || (a < b ? -1 : 1);
}
