import type { PolicySet } from '../policy-set';
import type { SettingChange } from './model';

/** How many requests a day each organisation may make under each item, where that changes: the strictest agreement counts. */
export function quotaChanges(before: PolicySet, after: PolicySet): SettingChange[] {
  const [old, recent] = [quotas(before), quotas(after)];
  return [...new Set([...old.keys(), ...recent.keys()])].sort().flatMap((what): SettingChange[] => {
    const [from, to] = [old.get(what) ?? null, recent.get(what) ?? null];
    if (from === to) return [];
    const told = (perDay: number | null) => (perDay === null ? null : String(perDay));
    const details = [{ key: 'requests a day', before: told(from), after: told(to) }];
    return [{ kind: 'changed', what: `quota of ${what}`, details, place: null }];
  });
}

/** By `<organisation> under <item>`. */
function quotas({ policy, source }: PolicySet): Map<string, number> {
  const found = new Map<string, number>();
  for (const { content } of source.agreements.values()) {
    for (const id of content.items) {
      const code = source.items.get(id)?.content.code;
      const perDay = code === undefined ? null : policy.quotaPerDay(content.consumer, code);
      if (perDay !== null) found.set(`${content.consumer} under ${id}`, perDay);
    }
  }
  return found;
}
