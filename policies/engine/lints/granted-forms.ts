import { defaultForm } from '../compile/default-form';
import type { Cell } from '../compile/gather-cells';
import { grantForm } from '../compile/grant-form';
import { parentsOf } from '../compile/parents-of';
import type { Place } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import { ruleOf } from '../compile/prepare-cell';
import { readsPlaceOnly } from '../decision/reads-place-only';
import type { RuleContent } from '../documents';
import type { Form } from '../model';

export interface GrantedForm {
  readonly form: Form;
  /** Where it is granted. */
  readonly place: () => Place;
  /** Whether it holds for every row and request, wherever it may hold. */
  readonly always: boolean;
  /** Below which fields alone it holds, by their coordinates; null where it may hold anywhere. */
  readonly at: ReadonlySet<string> | null;
}

export interface ConsumerGrants {
  readonly organisation: string;
  /** Short item id. */
  readonly item: string;
  /** By coordinate. */
  readonly forms: ReadonlyMap<string, readonly GrantedForm[]>;
}

/**
 * Everything that one consumer could come to see under one item: its step and its agreements together, with and
 * without rules. Only revoked agreements don't count: the others can come into force without an edit that is linted.
 */
export function grantedForms(source: PolicySource, cell: Cell): ConsumerGrants {
  const { organisations, fields } = source;
  const { organisation, item } = cell;
  const forms = new Map<string, GrantedForm[]>();
  const add = (coordinate: string, granted: GrantedForm) => {
    const found = forms.get(coordinate);
    if (found) found.push(granted);
    else forms.set(coordinate, [granted]);
  };
  const government = organisations.get(organisation)?.content.kind === 'government';
  for (const [index, coordinate] of (government ? cell.step : []).entries()) {
    const field = fields.get(coordinate)?.content;
    const always = field?.class === 'unconditional';
    if (!field || field.class === 'withheld' || !(always || field.unconditionalWhen)) continue;
    const place = () => item.place('steps', organisation, 'coordinates', index);
    add(coordinate, { form: defaultForm(field), place, always, at: null });
  }
  for (const { content, place } of cell.agreements) {
    if (content.status === 'revoked') continue;
    for (const [index, grant] of content.grants.entries()) {
      for (const [nth, coordinate] of grant.coordinates.entries()) {
        const field = fields.get(coordinate)?.content;
        const form = field && field.class !== 'withheld' ? grantForm(grant.form, field) : null;
        if (!form || content.forbids?.includes(coordinate)) continue;
        const at = grant.when === undefined ? null : placesOf(source, coordinate, grant.when);
        const always = grant.rows === undefined && (grant.when === undefined || at !== null);
        add(coordinate, { form, place: () => place('grants', index, 'coordinates', nth), always, at });
      }
    }
  }
  return { organisation, item: item.content.id, forms };
}

/** Below which fields a rule holds for every request; null where more than that decides, or it doesn't compile. */
function placesOf(source: PolicySource, coordinate: string, when: RuleContent): ReadonlySet<string> | null {
  const rule = ruleOf(source, coordinate, 'when', when)?.rule;
  if (!rule || !readsPlaceOnly(rule)) return null;
  const [typeName = ''] = coordinate.split('.');
  const nothing = { args: null, consumer: null, request: null };
  return new Set(
    [...parentsOf(source.schema, typeName)].filter((parent) => rule.holds({ field: { parent }, ...nothing })),
  );
}
