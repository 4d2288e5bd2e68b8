import type { FieldUse, ShareRequest } from '../model';
import type { PolicyIndex, RuleInputs } from '../policy-index';
import { chinaDate } from './china-date';
import { itemOf } from './item-of';

/** The variables that rules see besides `row`. Their types stand in `rules/rule-scope.ts`. */
export function ruleInputs(index: PolicyIndex, request: ShareRequest, use: FieldUse): RuleInputs {
  const date = chinaDate(request.nowMs);
  return {
    // Rules read nothing of it but its `parent`.
    field: use,
    args: use.arguments,
    consumer: {
      client: request.client,
      organisation: request.organisation,
      operator: request.operator,
      roles: request.roles,
    },
    request: {
      item: itemOf(index, request)?.item.id ?? null,
      case: request.case,
      date,
      year: Number(date.slice(0, 4)),
    },
  };
}
