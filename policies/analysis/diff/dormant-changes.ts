import { defaultForm } from '../../engine/compile/default-form';
import type { AgreementContent } from '../../engine/documents';
import { printForm } from '../../engine/forms';
import { ruleText } from '../../engine/rules/rule-text';
import type { PolicySet } from '../policy-set';
import type { SettingChange } from './model';

/**
 * What documents grant, forbid and limit otherwise that counts for nothing in the set after, and will once somebody
 * reinstates an agreement or an organisation. Nobody's access tells of it until then.
 */
export function dormantChanges(before: PolicySet, after: PolicySet): SettingChange[] {
  const agreements = [...after.source.agreements].flatMap(([id, { content, place }]): SettingChange[] => {
    const old = before.source.agreements.get(id)?.content;
    if (!old || !isDormant(after, content)) return [];
    return changed(`agreement ${id}`, [agreementSays(before, old), agreementSays(after, content)], place());
  });
  const items = [...after.source.items].flatMap(([id, { content, place }]): SettingChange[] => {
    const old = before.source.items.get(id)?.content;
    if (!old) return [];
    const says = ({ steps }: typeof content) =>
      new Map(
        Object.entries(steps)
          .filter(([organisation]) => isSuspended(after, organisation))
          .map(([organisation, { coordinates }]) => [`step of ${organisation}`, listed(coordinates)]),
      );
    return changed(`item ${id}`, [says(old), says(content)], place());
  });
  return [...agreements, ...items].sort((a, b) => (a.what < b.what ? -1 : 1));
}

type Says = ReadonlyMap<string, string>;

function changed(what: string, [old, recent]: readonly [Says, Says], place: SettingChange['place']): SettingChange[] {
  const details = [...new Set([...old.keys(), ...recent.keys()])]
    .map((key) => ({ key, before: old.get(key) ?? null, after: recent.get(key) ?? null }))
    .filter((detail) => detail.before !== detail.after);
  return details.length === 0 ? [] : [{ kind: 'changed', what, details, place }];
}

/** Suspended, and not gone for good. */
function isDormant(set: PolicySet, { id, status, consumer }: AgreementContent): boolean {
  const { overlay } = set.policy.index.applied;
  if (status === 'revoked' || overlay.revoked.includes(id)) return false;
  return status === 'suspended' || overlay.suspendedAgreements.includes(id) || isSuspended(set, consumer);
}

function isSuspended({ policy: { index } }: PolicySet, organisation: string): boolean {
  return index.organisations.get(organisation)?.suspended === true || index.applied.organisations.has(organisation);
}

/** Coordinate by coordinate: how they are grouped is no difference. */
function agreementSays({ source }: PolicySet, { grants, forbids = [], quota }: AgreementContent): Says {
  const found = new Map<string, string[]>();
  for (const { coordinates, form, rows, when } of grants) {
    for (const coordinate of coordinates) {
      const given = form ?? printForm(defaultForm(source.fields.get(coordinate)?.content ?? {}));
      const inRows = rows === undefined ? '' : ` in rows where ${ruleText(rows)}`;
      const under = when === undefined ? '' : ` when ${ruleText(when)}`;
      found.set(`grants ${coordinate}`, [...(found.get(`grants ${coordinate}`) ?? []), `${given}${inRows}${under}`]);
    }
  }
  const says = [...found].map(([key, words]) => [key, [...new Set(words)].sort().join(', and ')] as const);
  const sorted = new Map(says.sort(([a], [b]) => (a < b ? -1 : 1)));
  if (forbids.length > 0) sorted.set('forbids', listed(forbids));
  if (quota) sorted.set('requests a day', String(quota.perDay));
  return sorted;
}

function listed(coordinates: readonly string[]): string {
  return [...new Set(coordinates)].sort().join(', ');
}
