import type { ItemContent, LimitsContent } from '../documents';
import type { Limits } from '../model';
import type { PolicyIndex, PreparedQuota } from '../policy-index';
import type { PolicySource, Sourced } from './policy-source';
import { termOf } from './term-of';

type GeneralLimits = Record<'lookup' | 'verify', LimitsContent & Required<Omit<LimitsContent, 'perBirthdayPerHour'>>>;

/** How often consumers may ask: an item's own limits over the general ones, and the quotas of agreements. */
export function prepareLimits(source: PolicySource): Pick<PolicyIndex, 'limits' | 'quotas'> {
  const limits = new Map<string, Record<'lookup' | 'verify', Limits>>();
  // A linted set has them.
  const { content: general } = source.limits as Sourced<GeneralLimits>;
  for (const { content } of source.items.values()) {
    const hasCases = content.requires?.includes('case') ?? false;
    const of = (kind: 'lookup' | 'verify'): Limits => {
      const { perCase, perBirthdayPerHour, ...limits } = { ...general[kind], ...content.limits?.[kind] };
      return {
        ...limits,
        perBirthdayPerHour: perBirthdayPerHour ?? limits.perSubjectPerHour,
        perCase: hasCases ? perCase : null,
      };
    };
    limits.set(content.code, { lookup: of('lookup'), verify: of('verify') });
  }
  return { limits, quotas: prepareQuotas(source) };
}

function prepareQuotas({ agreements, items }: PolicySource): PolicyIndex['quotas'] {
  const quotas = new Map<string, Map<string, PreparedQuota[]>>();
  for (const { content } of agreements.values()) {
    if (!content.quota) continue;
    const prepared = { term: termOf(content), perDay: content.quota.perDay };
    const ofConsumer = quotas.get(content.consumer) ?? new Map<string, PreparedQuota[]>();
    quotas.set(content.consumer, ofConsumer);
    for (const id of content.items) {
      const { code } = (items.get(id) as Sourced<ItemContent>).content;
      const ofItem = ofConsumer.get(code) ?? [];
      ofConsumer.set(code, ofItem);
      ofItem.push(prepared);
    }
  }
  return quotas;
}
