import { canonical } from '../../schema/lib/canonical';
import type { EntityEntry, KeyField } from '../plan/model';
import { ownMember } from './own-member';

/**
 * The canonical text of an entity's key, the same for a representation and for the row that echoes it; null when a
 * part of the key is missing or null, so that nothing may be matched by it.
 * @param side `name` reads a representation, `alias` an answered row
 */
export function entityKey(entry: Pick<EntityEntry, 'key'>, value: unknown, side: 'name' | 'alias'): string | null {
  const key = keyOf(entry.key, value, side);
  return key && canonical(key);
}

function keyOf(fields: readonly KeyField[], value: unknown, side: 'name' | 'alias'): unknown[] | null {
  const parts: unknown[] = [];
  for (const field of fields) {
    const part = ownMember(value, field[side]);
    const known = partOf(field, part, side);
    if (known === null) return null;
    parts.push(known);
  }
  return parts;
}

/** A key may lead through lists; their order is part of it. */
function partOf(field: KeyField, part: unknown, side: 'name' | 'alias'): unknown {
  if (!Array.isArray(part)) return field.fields ? keyOf(field.fields, part, side) : scalar(part, field.isId);
  const elements = part.map((element) => partOf(field, element, side));
  return elements.includes(null) ? null : elements;
}

/** GraphQL, section 3.5.5: an `ID` may come as an integer and is always answered as text. */
function scalar(value: unknown, isId: boolean): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? (isId ? String(value) : value) : null;
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
