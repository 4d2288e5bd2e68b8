import { defaultForm } from '../compile/default-form';
import { grantForm } from '../compile/grant-form';
import type { Place } from '../compile/place';
import type { PolicySource } from '../compile/policy-source';
import type { Form } from '../model';

export interface GrantedForm {
  readonly form: Form;
  /** Where it is granted. */
  readonly place: Place;
  /** Whether it holds for every row and request. */
  readonly always: boolean;
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
export function grantedForms(source: PolicySource): ConsumerGrants[] {
  const consumers = new Map<string, ConsumerGrants & { readonly forms: Map<string, GrantedForm[]> }>();
  const add = (organisation: string, item: string, coordinate: string, granted: GrantedForm) => {
    const key = `${organisation} ${item}`;
    const consumer = consumers.get(key) ?? { organisation, item, forms: new Map<string, GrantedForm[]>() };
    consumers.set(key, consumer);
    consumer.forms.set(coordinate, [...(consumer.forms.get(coordinate) ?? []), granted]);
  };
  for (const { content, place } of source.items.values()) {
    for (const [organisation, { coordinates }] of Object.entries(content.steps)) {
      if (source.organisations.get(organisation)?.content.kind !== 'government') continue;
      coordinates.forEach((coordinate, index) => {
        const field = source.fields.get(coordinate)?.content;
        const always = field?.class === 'unconditional';
        if (!field || field.class === 'withheld' || !(always || field.unconditionalWhen)) return;
        const at = place('steps', organisation, 'coordinates', index);
        add(organisation, content.id, coordinate, { form: defaultForm(field), place: at, always });
      });
    }
  }
  for (const { content, place } of source.agreements.values()) {
    if (content.status === 'revoked') continue;
    content.grants.forEach((grant, index) => {
      const always = grant.rows === undefined && grant.when === undefined;
      grant.coordinates.forEach((coordinate, at) => {
        const field = source.fields.get(coordinate)?.content;
        const form = field && field.class !== 'withheld' ? grantForm(grant.form, field) : null;
        if (!form || content.forbids?.includes(coordinate)) return;
        const where = place('grants', index, 'coordinates', at);
        for (const item of content.items) add(content.consumer, item, coordinate, { form, place: where, always });
      });
    });
  }
  return [...consumers.values()];
}
