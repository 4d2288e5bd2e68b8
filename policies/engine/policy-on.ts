import { isInForce } from './decision/is-in-force';
import type { CompiledPolicy, Limits } from './model';
import type { PolicyIndex } from './policy-index';

const nothingAtAll: Limits = { perConsumerPerMinute: 0, perSubjectPerHour: 0, perBirthdayPerHour: 0, perCase: 0 };

/** The policy that looks everything up in an index. */
export function policyOn(index: PolicyIndex, revision: string): CompiledPolicy {
  return {
    revision,
    index,
    field: (coordinate) => index.fields.get(coordinate)?.field,
    subject: (typeName) => index.subjects.get(typeName) ?? { kind: 'none' },
    item: (code) => index.items.get(code)?.item,
    client: (id) => clientOf(index, id),
    // An unknown item is limited to nothing at all.
    limits: (kind, itemCode) => index.limits.get(itemCode)?.[kind] ?? nothingAtAll,
    quotaPerDay: (organisation, itemCode, nowMs) => quotaPerDay(index, organisation, itemCode, nowMs ?? null),
  };
}

function clientOf({ clients, applied }: PolicyIndex, id: string): ReturnType<CompiledPolicy['client']> {
  const client = clients.get(id);
  if (!client?.mayIntrospect) return client;
  const suspended = applied.clients.has(id) || applied.organisations.has(client.organisation);
  return suspended ? { ...client, mayIntrospect: false } : client;
}

function quotaPerDay(
  { quotas, applied }: PolicyIndex,
  organisation: string,
  itemCode: string,
  nowMs: number | null,
): number | null {
  let strictest: number | null = null;
  for (const { term, perDay } of quotas.get(organisation)?.get(itemCode) ?? []) {
    // Without a moment the validity doesn't count: any moment within it will do.
    if (!isInForce(term, nowMs ?? term.fromMs, applied)) continue;
    if (strictest === null || perDay < strictest) strictest = perDay;
  }
  return strictest;
}
