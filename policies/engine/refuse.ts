import { none } from './forms';
import type { CompiledPolicy, FieldDecision, Reason } from './model';
import { refusalText } from './refusal-text';

const platform = 'platform 平台';

/**
 * The decision that shows nothing, with everything that the caller is told about it.
 * @param item code of the service item that the request names, or null
 * @param rules ids of the rules that determined it, the first of them named in the refusal
 */
export function refuse(
  policy: CompiledPolicy,
  coordinate: string,
  reason: Reason,
  item: string | null,
  rules: readonly string[],
): FieldDecision {
  const prepared = policy.index.fields.get(coordinate);
  const owner = prepared?.owner ?? platform;
  const itemOwner = (item === null ? undefined : policy.index.items.get(item)?.owner) ?? platform;
  return {
    coordinate,
    form: none,
    conditional: [],
    rules,
    refusal: {
      coordinate,
      class: prepared?.field.class ?? null,
      form: none,
      reason,
      owner,
      rule: rules[0] ?? `default:${reason}`,
      apply: refusalText(reason, owner, itemOwner),
    },
    charges: [],
  };
}
