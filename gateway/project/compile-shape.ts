import { type GraphQLLeafType, type GraphQLOutputType, isLeafType, isListType, isNonNullType } from 'graphql';
import { refuse } from '../../policies/engine/refuse';
import { FieldFault, opened } from '../execute/model';
import type { ShapeField, ShapeObject } from '../share/model';
import { checkLength } from './check-length';
import { fixedForm } from './fixed-form';
import { quoted } from './json-text';
import { keptRows } from './kept-rows';
import { leafWriter } from './leaf-writer';
import { lookedUpSubject } from './looked-up-subject';
import { decisionOf, disclose, type Projection } from './projection';
import { below, type ResponsePath } from './response-path';
import { shownForm } from './shown-form';
import { noSubject, type Row, type SubjectContext, subjectContext } from './subject-context';

/** Stands for a null that the parent must take over because the position is non-null (GraphQL, section 6.4.4). */
export const BUBBLE = Symbol('null in a non-null position');
export type Written = string | typeof BUBBLE;

type WriteObject = (p: Projection, row: Row, place: ResponsePath | null, parent: SubjectContext) => Written;
type WriteField = (p: Projection, row: Row, place: ResponsePath | null, subject: SubjectContext) => Written;
/** Writes what stands at `key` of `place`, in the object `row`. */
type WriteValue = (
  p: Projection,
  value: unknown,
  place: ResponsePath | null,
  key: string | number,
  row: Row,
  subject: SubjectContext,
) => Written;

const NULL = 'null';

/**
 * Compiles a decided shape into code that walks a response tree once and writes the JSON text of what may be seen.
 * Everything that is not in the shape stays behind, whatever the tree holds.
 */
export function compileShape(shape: ShapeObject): WriteObject {
  const fields = shape.fields.map((field) => compileField(shape, field));
  const prefixes = shape.fields.map(({ responseKey }, index) => `${index === 0 ? '{' : ','}${quoted(responseKey)}:`);
  return (p, row, place, parent) => {
    const subject = place === null ? noSubject : subjectContext(p.facts, shape.subject, row, parent);
    let text = '';
    for (let index = 0; index < fields.length; index += 1) {
      const written = fields[index]!(p, row, place, subject);
      if (written === BUBBLE) return BUBBLE;
      text += prefixes[index]! + written;
      checkLength(text.length);
    }
    return text === '' ? '{}' : `${text}}`;
  };
}

function compileField(shape: ShapeObject, field: ShapeField): WriteField {
  const { responseKey, internalName } = field;
  if (field.kind === 'typename') {
    const text = quoted(shape.typeName);
    return () => text;
  }
  if (field.kind === 'introspection') return (p) => JSON.stringify(p.introspection[responseKey] ?? null);
  // A refusal never nulls a parent: governed fields are nullable (a lint), and one that is not takes its parent along.
  const absent = isNonNullType(field.type) ? BUBBLE : NULL;
  if (!field.granted) return () => absent;
  const isList = isListType(nullable(field.type));
  const write = compileValue(field, field.type, isList);
  const ruled = field.children !== null && !isList;
  return (p, row, place, subject) => {
    if (subjectDenies(subject, field)) {
      refuseBySubject(p, field, place, subject, isList);
      return absent;
    }
    const about = lookedUpSubject(p, field) ?? subject;
    if (ruled && shownForm(decisionOf(p, field), row).kind === 'none') return absent;
    const value = opened(row[internalName]);
    // That there is no spouse, or that no licence is of a kind, says something of somebody, too.
    if (field.children !== null && !(value instanceof FieldFault)) disclose(p, about);
    return write(p, value, place, responseKey, row, about);
  };
}

const SUBJECT_RULES = { row_rule: 'subject', consent_subject: 'requires:consent', minor: 'minors' } as const;

/** Forbids that only the row can settle. They beat every grant. */
function subjectDenies(subject: SubjectContext, field: ShapeField): boolean {
  return !subject.consented || subject.minor || (field.sensitive && subject.kind === 'unknown');
}

/** Said once for each path. */
function refuseBySubject(
  p: Projection,
  field: ShapeField,
  place: ResponsePath | null,
  subject: SubjectContext,
  isList: boolean,
): void {
  const reason = !subject.consented ? 'consent_subject' : subject.minor ? 'minor' : 'row_rule';
  const { policy, item } = p.decision;
  const rule = `item:${item?.id ?? ''}/${SUBJECT_RULES[reason]}`;
  const { refusal } = refuse(policy, field.coordinate, reason, item?.code ?? null, [rule]);
  if (refusal) p.errors.refusal(refusal, below(place, field.responseKey, isList));
}

/** @param filters this is the outermost list of a field whose row rules speak of its elements */
function compileValue(field: ShapeField, type: GraphQLOutputType, filters: boolean): WriteValue {
  if (isNonNullType(type)) {
    const write = compileValue(field, type.ofType, filters);
    return (p, value, place, key, row, subject) => {
      const written = write(p, value, place, key, row, subject);
      if (written !== NULL) return written;
      p.errors.nullInNonNull(field.coordinate, below(place, key), ownerOf(p, field));
      return BUBBLE;
    };
  }
  if (isListType(type)) return compileList(field, type.ofType, filters);
  return isLeafType(type) ? compileLeaf(field, type) : compileObject(field);
}

function compileList(field: ShapeField, element: GraphQLOutputType, filters: boolean): WriteValue {
  const write = compileValue(field, element, false);
  return (p, value, place, key, row, subject) => {
    if (!Array.isArray(value)) return absentOrInvalid(p, value, place, key, field);
    const at = below(place, key, true);
    const rows = filters ? keptRows(p, field, value) : value;
    let text = '[';
    for (let index = 0; index < rows.length; index += 1) {
      const written = write(p, rows[index], at, index, filters ? (rows[index] as Row) : row, subject);
      if (written === BUBBLE) return NULL;
      text += index === 0 ? written : `,${written}`;
      checkLength(text.length);
    }
    return `${text}]`;
  };
}

function compileLeaf(field: ShapeField, type: GraphQLLeafType): WriteValue {
  const write = leafWriter(type, field);
  const { hidden } = field;
  const always = fixedForm(field);
  return (p, value, place, key, row, subject) => {
    if (value instanceof FieldFault) return absentOrInvalid(p, value, place, key, field);
    const form = always ?? shownForm(decisionOf(p, field), row);
    if (form.kind === 'none') return NULL;
    disclose(p, subject);
    if (value === null || value === undefined || hidden?.has(String(value))) return NULL;
    try {
      return write(p, value, form);
    } catch {
      return invalid(p, place, key, field);
    }
  };
}

function compileObject(field: ShapeField): WriteValue {
  const children = new Map([...field.children!].map(([typeName, shape]) => [typeName, compileShape(shape)]));
  const { hidden } = field;
  const only = children.size === 1 ? [...children.values()][0] : undefined;
  return (p, value, place, key, _row, subject) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof FieldFault) {
      return absentOrInvalid(p, value, place, key, field);
    }
    const typeName = (value as Row)['__typename'];
    if (hidden?.has(String(typeName))) return NULL;
    const write = only ?? children.get(String(typeName));
    if (!write) return invalid(p, place, key, field);
    const written = write(p, value as Row, below(place, key), subject);
    return written === BUBBLE ? NULL : written;
  };
}

function absentOrInvalid(
  p: Projection,
  value: unknown,
  place: ResponsePath | null,
  key: string | number,
  field: ShapeField,
): Written {
  if (value === null || value === undefined) return NULL;
  if (!(value instanceof FieldFault)) return invalid(p, place, key, field);
  p.errors.fault(value, below(place, key), ownerOf(p, field));
  return NULL;
}

function invalid(p: Projection, place: ResponsePath | null, key: string | number, field: ShapeField): Written {
  const message = 'the department answered with something that does not fit its schema';
  p.errors.fault(new FieldFault('DEPARTMENT_ANSWER_INVALID', message), below(place, key), ownerOf(p, field));
  return NULL;
}

/** Whose department it is, as a refusal would say it. */
function ownerOf({ decision: { policy } }: Projection, { coordinate }: ShapeField): string | undefined {
  return policy.index.fields.get(coordinate)?.owner;
}

function nullable(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}
