import { isInForce } from '../../engine/decision/is-in-force';
import { shareOf } from '../../engine/decision/shares';
import type { Refusal, ShareRequest } from '../../engine/model';
import type { PolicySet } from '../policy-set';
import { rulePlace } from '../rule-place';
import type { Need } from './model';

/** What the client, its organisation, the item and the agreements' forbids hold against a request, all of it. */
export function requestNeeds({ policy, source }: PolicySet, request: ShareRequest, coordinate: string): Need[] {
  const { index } = policy;
  const needs: Need[] = [];
  const need = (text: string, rule: string | null) =>
    needs.push({ text, place: rule === null ? null : rulePlace(source, rule, coordinate) });
  const client = index.clients.get(request.client);
  const organisation = index.organisations.get(request.organisation);
  if (client?.suspended || index.applied.clients.has(request.client)) {
    need(`client \`${request.client}\` is suspended: the platform has to reinstate it`, `client:${request.client}`);
  }
  if (organisation?.suspended || index.applied.organisations.has(request.organisation)) {
    const rule = `organisation:${request.organisation}`;
    need(`organisation \`${request.organisation}\` is suspended: the platform has to reinstate it`, rule);
  }
  if (request.item === null) {
    need('the request names no service item: the caller has to send `x-share-item`', null);
    return needs;
  }
  const prepared = index.items.get(request.item);
  if (!prepared) return needs;
  const { id, requiresCase, requiresConsent, code } = prepared.item;
  if (requiresCase && !request.case?.startsWith(code)) {
    need(`item ${id} is handled case by case: the caller has to send a case number of it`, `item:${id}/requires:case`);
  }
  if (requiresConsent && !request.consent) {
    const text = `item ${id} needs the consent of the people concerned: the caller has to send it`;
    need(text, `item:${id}/requires:consent`);
  }
  if (prepared.operations && !prepared.operations.has(request.operation)) {
    const text = `item ${id} runs only the operations that it lists: ${prepared.owner}, in charge of it, could list this one`;
    need(text, `item:${id}/operations`);
  }
  for (const { rule, term } of shareOf(index, request, coordinate)?.forbids ?? []) {
    if (!isInForce(term, request.nowMs, null)) continue;
    const provider = source.agreements.get(term.agreement)?.content.provider;
    need(`agreement \`${term.agreement}\` forbids \`${coordinate}\`: ${provider} would have to take that out`, rule);
  }
  return needs;
}

/** What the arguments or the consent of this one request hold against it, which no other need says. */
export function argumentNeed({ source }: PolicySet, { reason, rule, coordinate }: Refusal): Need | null {
  const text = argumentTexts[reason]?.(rule);
  return text === undefined ? null : { text, place: rulePlace(source, rule, coordinate) };
}

const argumentTexts: Partial<Record<Refusal['reason'], (rule: string) => string>> = {
  probe: (rule) =>
    `an argument would tell \`${rule.slice('catalogue:'.length)}\`, which is not read in full: the caller has to leave it out, or to get that coordinate in full`,
  bulk_not_allowed: () => 'the item looks up one subject at a time: the caller has to send one key',
  minor: () => 'the subject is under 14 and the item is not marked for `minors`',
  consent_scope: () =>
    'the consent does not name this coordinate or is for another item: the caller has to obtain one that does',
  consent_subject: () => 'the person looked up has not consented: the caller has to obtain a consent that names them',
  no_granted_leaf: () => 'nothing below this field is granted: some field below it has to be, see there',
};
