import { ruleText } from '../../policies/engine/rules/rule-text';
import type { AgreementView } from '../../policies/workflow/agreement-view';
import { canonical } from '../../schema/lib/canonical';
import type { Agreement } from './schema/agreement';

/** An agreement as the API says it. */
export function agreementOf(view: AgreementView): Agreement {
  const { id, state, content, draft, digest, overdue } = view;
  return {
    view,
    id,
    state,
    kind: draft?.kind ?? 'file',
    provider: content.provider,
    consumer: content.consumer,
    items: content.items,
    grants: content.grants.map(({ coordinates, form, rows, when }) => ({
      coordinates,
      form: form ?? null,
      rows: rows === undefined ? null : ruleText(rows),
      when: when === undefined ? null : ruleText(when),
    })),
    forbids: content.forbids ?? [],
    legalBasis: content.legalBasis,
    validFrom: content.validity.from,
    validTo: content.validity.to,
    perDay: content.quota?.perDay ?? null,
    othersPerDay: view.othersPerDay,
    breakGlassUntil: content.breakGlass?.until ?? null,
    application: draft?.application ?? null,
    applicant: draft?.applicant ?? null,
    purpose: draft?.purpose ?? null,
    dueOn: draft?.dueOn ?? null,
    overdue,
    approve: draft?.approve ?? null,
    confirm: draft?.confirm ?? null,
    refusal: draft?.refusal ?? null,
    revision: draft?.revision ?? null,
    reviewDueOn: draft?.reviewDueOn ?? null,
    review: draft?.review ?? null,
    digest,
    content: canonical(content),
  };
}
