import { type GraphQLOutputType, getNamedType, isEnumType, isLeafType, isListType, isNonNullType } from 'graphql';
import type { Verbatim, VerbatimType, VerbatimValue } from '../plan/model';
import type { ShapeField, ShapeObject } from '../share/model';
import { leafKind } from './leaf-kind';

const known = new WeakMap<ShapeField, Verbatim | null>();

/**
 * What the text of a field's value has to be so that projection would write the very same: every member granted as it
 * is to everybody who gets this shape, under its own name. Null where a rule, a mask, a row, an alias or a subject of its
 * own has a say, and for leaves.
 */
export function verbatimOf(field: ShapeField): Verbatim | null {
  let verbatim = known.get(field);
  if (verbatim === undefined) {
    verbatim = describe(field);
    known.set(field, verbatim);
  }
  return verbatim;
}

function describe(field: ShapeField): Verbatim | null {
  if (field.kind !== 'governed' || !field.granted || field.children === null) return null;
  const seen = { sensitive: false };
  const value = describeValue(field, field.type, true, seen);
  return value && { text: JSON.stringify(value), value, ...seen };
}

/** @param about whether what stands here is about the subject of the object around the whole */
function describeValue(
  field: ShapeField,
  type: GraphQLOutputType,
  about: boolean,
  seen: { sensitive: boolean },
): VerbatimValue | null {
  const nonNull = isNonNullType(type);
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isListType(inner)) {
    const element = describeValue(field, inner.ofType, about, seen);
    return element && { kind: 'list', nonNull, element };
  }
  if (isLeafType(inner)) return leafOf(field, nonNull);
  const types: VerbatimType[] = [];
  for (const shape of field.children!.values()) {
    const members = membersOf(shape, about, seen);
    if (!members || field.hidden?.has(shape.typeName)) return null;
    types.push({ typeName: shape.typeName, members });
  }
  // Types that say their name are told apart from each other, and from what has to be hidden.
  const named = types.every(({ members }) => members.some(({ value }) => value === null));
  const only = types.length === 1 && field.hidden === null;
  return only || (types.length > 0 && named) ? { kind: 'object', nonNull, types } : null;
}

function leafOf(field: ShapeField, nonNull: boolean): VerbatimValue | null {
  const type = getNamedType(field.type);
  const kind = leafKind(type, field);
  if (kind !== 'general') return { kind, nonNull };
  if (!isEnumType(type) || field.pseudonym || field.decision?.form.kind !== 'full') return null;
  const names = type.getValues().flatMap(({ name }) => (field.hidden?.has(name) ? [] : [name]));
  return { kind: 'enum', nonNull, names };
}

function membersOf(
  { subject, fields }: ShapeObject,
  aboutParent: boolean,
  seen: { sensitive: boolean },
): VerbatimType['members'] | null {
  if (subject.kind !== 'parent' && subject.kind !== 'none') return null;
  const about = aboutParent && subject.kind === 'parent';
  const members: { name: string; value: VerbatimValue | null }[] = [];
  for (const field of fields) {
    const { kind, responseKey: name, internalName, granted, use, decision, cutBy, sensitive } = field;
    if (kind === 'typename' && name === '__typename') {
      members.push({ name, value: null });
      continue;
    }
    if (kind !== 'governed' || !granted || name !== internalName || use !== null || cutBy !== null) return null;
    if (!decision || decision.conditional.length > 0) return null;
    const value = describeValue(field, field.type, about, seen);
    if (!value) return null;
    if (about && sensitive) seen.sensitive = true;
    members.push({ name, value });
  }
  return members.length > 0 ? members : null;
}
