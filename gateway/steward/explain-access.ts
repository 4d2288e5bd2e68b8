import { chinaDate } from '../../policies/engine/decision/china-date';
import { explain } from '../../policies/engine/explain';
import type { CompiledPolicy, FieldPlace } from '../../policies/engine/model';
import { printDecision } from '../../policies/engine/print-decision';
import type { AccessExplanation } from './schema/access-explanation';

/**
 * What one client gets of one coordinate under one item, as a case of it would be decided now.
 * @param itemCode 31 characters
 */
export function explainAccess(
  policy: CompiledPolicy,
  asked: { client: string; organisation: string; itemCode: string; place: FieldPlace; nowMs: number },
): AccessExplanation {
  const { client, organisation, itemCode, place, nowMs } = asked;
  const requiresCase = policy.item(itemCode)?.requiresCase ?? false;
  const request = {
    client,
    organisation,
    operator: null,
    roles: [],
    item: itemCode,
    case: requiresCase ? `${itemCode}${chinaDate(nowMs).replaceAll('-', '')}0001` : null,
    consent: null,
    operation: '',
    nowMs,
  };
  const { decision, considered, whyNotMore, otherItems } = explain(policy, request, { ...place, arguments: {} });
  return {
    coordinate: place.coordinate,
    form: printDecision(decision),
    rules: decision.rules,
    considered: considered.map(({ rule, form, outcome }) => ({ rule, form, outcome })),
    whyNotMore,
    otherItems,
  };
}
