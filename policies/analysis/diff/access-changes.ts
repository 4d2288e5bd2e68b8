import { chinaDate } from '../../engine/decision/china-date';
import { compareForms } from '../../engine/forms';
import type { Form } from '../../engine/model';
import type { PreparedItem } from '../../engine/policy-index';
import { type Access, accessOf, type EffectiveAccess, effectiveAccess } from '../access';
import type { PolicySet } from '../policy-set';
import { accessWords, grantWords, untilWords } from './access-words';
import { barLifted, givenBy, takenBy } from './because';
import { laterMoments } from './later-moments';
import type { AccessChange, AccessChangeKind, Named } from './model';

/** Where one set knows nothing of an item or organisation. */
const noAccess: Access = { bar: null, grants: [], later: [], inactive: [] };

/**
 * Who sees more, less or otherwise after than before: every consumer of every item, coordinate by coordinate, those that
 * change alike told together.
 * @param nowMs both sets are compared as they count at this moment; where nothing differs then, at those after it
 */
export function accessChanges(
  before: PolicySet,
  after: PolicySet,
  nowMs: number,
  report?: (how: string) => void,
): AccessChange[] {
  const changes: AccessChange[] = [];
  const [old, recent] = [itemsById(before), itemsById(after)];
  for (const id of [...new Set([...old.keys(), ...recent.keys()])].sort()) {
    const items = [old.get(id), recent.get(id)] as const;
    const consumers = new Set(items.flatMap((item) => [...(item?.consumers.keys() ?? [])]));
    let done = 0;
    for (const organisation of [...consumers].sort()) {
      report?.(`${id}: consumer ${++done} of ${consumers.size}`);
      const grouped = new Map<string, { change: Omit<AccessChange, 'coordinates'>; coordinates: string[] }>();
      const shares = items.map((item) => item?.consumers.get(organisation));
      for (const coordinate of new Set(shares.flatMap((share) => [...(share?.keys() ?? [])]))) {
        const of = (set: PolicySet, item: PreparedItem | undefined, atMs: number) =>
          item ? accessOf(set, { item, organisation, coordinate }, atMs) : noAccess;
        const at = (atMs: number) => change(after, of(before, items[0], atMs), of(after, items[1], atMs), atMs);
        const words = () => accessWords(effectiveAccess(of(before, items[0], nowMs)));
        const moments = laterMoments([shares[0]?.get(coordinate), shares[1]?.get(coordinate)], nowMs);
        const found = at(nowMs) ?? laterChange(at, moments, words);
        if (!found) continue;
        const key = JSON.stringify(found);
        const named = {
          ...found,
          consumer: organisationNamed(before, after, organisation),
          item: itemNamed(before, after, id),
        };
        const group = grouped.get(key) ?? { change: named, coordinates: [] };
        group.coordinates.push(coordinate);
        grouped.set(key, group);
      }
      const found = [...grouped.values()].map((group) => ({ ...group.change, coordinates: group.coordinates.sort() }));
      changes.push(...found.sort((a, b) => ((a.coordinates[0] ?? '') < (b.coordinates[0] ?? '') ? -1 : 1)));
    }
  }
  return changes;
}

type Change = Pick<AccessChange, 'kind' | 'before' | 'after' | 'because'>;

function change(set: PolicySet, before: Access, after: Access, nowMs: number): Change | null {
  const [old, recent] = [effectiveAccess(before), effectiveAccess(after)];
  const words = { before: accessWords(old), after: accessWords(recent) };
  if (words.before === words.after) return termChange(before, after, words);
  const kind = kindOf(old, recent);
  const because =
    kind === 'loses'
      ? takenBy(set, before, after, nowMs)
      : `${barLifted(set, before, after)}${givenBy(determining(after, recent))}`;
  return { kind, ...words, because };
}

function kindOf(before: EffectiveAccess, after: EffectiveAccess): AccessChangeKind {
  if (isNothing(before)) return 'gains';
  if (isNothing(after)) return 'loses';
  if (showsAllOf(after, before)) return 'more';
  return showsAllOf(before, after) ? 'less' : 'conditions';
}

/** Whether one access shows at least what another does, under every condition and in every row. */
function showsAllOf(one: EffectiveAccess, other: EffectiveAccess): boolean {
  const words = new Set(one.conditional.map(grantWords));
  const inAll = (form: Form) => ['same', 'more'].includes(compareForms(one.form, form));
  return inAll(other.form) && other.conditional.every((grant) => inAll(grant.form) || words.has(grantWords(grant)));
}

/** The same is seen at this moment, but from or until another day. */
function termChange(before: Access, after: Access, words: Pick<Change, 'before' | 'after'>): Change | null {
  if (after.bar || before.bar) return null;
  const [old, recent] = [timeWords(before), timeWords(after)];
  return old === recent ? null : { kind: 'term', ...words, because: `${recent} (was: ${old})` };
}

/** The same is seen at this moment, and will no longer be when something else begins or ends. */
function laterChange(
  at: (atMs: number) => Change | null,
  moments: readonly number[],
  wordsNow: () => string,
): Change | null {
  for (const moment of moments) {
    const found = at(moment);
    if (!found || found.kind === 'term') continue;
    const now = wordsNow();
    const because = `from ${chinaDate(moment)} ${found.after} instead of ${found.before}: ${found.because}`;
    return { kind: 'term', before: now, after: now, because };
  }
  return null;
}

function timeWords(access: Access): string {
  const now = determining(access, effectiveAccess(access));
  const given = now.length === 0 ? [] : [untilWords(now)];
  const later = access.later.map(
    (grant) => `${grantWords(grant)} from ${chinaDate(grant.term?.fromMs ?? 0)} ${untilWords([grant])}`,
  );
  return [...given, ...new Set(later)].join(', ') || 'at no time';
}

/** The grants that an effective access comes from. */
function determining({ grants }: Access, { rules, conditional }: EffectiveAccess) {
  return grants.filter((grant) => rules.includes(grant.rule) || conditional.includes(grant));
}

function isNothing({ form, conditional }: EffectiveAccess): boolean {
  return form.kind === 'none' && conditional.length === 0;
}

function itemsById({ policy }: PolicySet): Map<string, PreparedItem> {
  return new Map([...policy.index.items.values()].map((item) => [item.item.id, item]));
}

function organisationNamed(before: PolicySet, after: PolicySet, id: string): Named {
  return named(id, (after.source.organisations.get(id) ?? before.source.organisations.get(id))?.content.name);
}

function itemNamed(before: PolicySet, after: PolicySet, id: string): Named {
  return named(id, (after.source.items.get(id) ?? before.source.items.get(id))?.content.name);
}

function named(id: string, name: { readonly zh: string; readonly en: string } | undefined): Named {
  return { id, name: name ? `${name.zh} / ${name.en}` : '' };
}
