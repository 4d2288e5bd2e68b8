import type { SaidAgreement } from './said-agreement';

/** An agreement in one line, for lists. */
export function agreementLine({ id, state, overdue, provider, consumer, items, dueOn, grants }: SaidAgreement): string {
  const coordinates = grants.flatMap((grant) => grant.coordinates).join(', ');
  const due = state === 'requested' || state === 'approved' || state === 'confirmed' ? `, answer due ${dueOn}` : '';
  return `${id}  ${state}${overdue ? ' OVERDUE' : ''}  ${provider} -> ${consumer} ${items.join(',')}${due}  ${coordinates}`;
}
