import type { ModelCatalogue } from '../model/catalogue';
import { type ModelWorld, type Row, refsOf } from '../model/model';
import type { View } from './grants';
import { isChild } from './is-child';

/** Why nothing (or, for `unknown`, nothing sensitive) of a row is shown, whoever grants it. */
export function denialOf(
  { subjects }: Pick<ModelCatalogue, 'subjects'>,
  view: View,
  world: ModelWorld,
  row: Row,
): 'minor' | 'consent' | 'unknown' | null {
  const rule = subjects.get(row.type) ?? 'none';
  if (typeof rule === 'string') return null;
  if ('path' in rule) {
    const [target] = refsOf(row.cells[rule.path]);
    const about = target === undefined ? undefined : world.rows.get(target);
    if (about) return denialOf({ subjects }, view, world, about);
    // Of somebody who cannot be found it is not known whether they are a child, where it could be somebody.
    return row.type === 'HouseholdMember' || row.type === 'Officer' ? somebody(view) : 'unknown';
  }
  if ('organisation' in rule) return row.cells[rule.organisation] === null ? 'unknown' : null;
  const consented = view.reader.consent?.subjects ?? [];
  if (rule.identifier && view.consentNeeded && !consented.includes(String(row.cells[rule.identifier])))
    return 'consent';
  if (rule.bornOn && !view.minorsAllowed && isChild(row.cells[rule.bornOn], view.nowMs)) return 'minor';
  return null;
}

function somebody(view: View): 'minor' | 'consent' | 'unknown' {
  if (view.consentNeeded) return 'consent';
  return view.minorsAllowed ? 'unknown' : 'minor';
}
