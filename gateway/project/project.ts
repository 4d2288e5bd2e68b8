import {
  type GraphQLLeafType,
  type GraphQLOutputType,
  getNamedType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { FieldDecision } from '../../policies/engine/model';
import { pseudonym } from '../../policies/engine/pseudonym';
import { refuse } from '../../policies/engine/refuse';
import { FieldFault } from '../execute/model';
import type { Decision, ShapeField, ShapeObject } from '../share/model';
import { ErrorList } from './error-list';
import type { ClientResponse, DisclosedSubject } from './model';
import { below, type ResponsePath } from './response-path';
import { showLeaf } from './show-leaf';
import { shownForm } from './shown-form';
import { type SubjectContext, type SubjectFacts, subjectContext } from './subject-context';

export interface ProjectOptions {
  readonly pseudonymKey: Buffer;
  /** Answers to `__schema` and `__type` by response key. */
  readonly introspection: Readonly<Record<string, unknown>>;
}

interface Projection {
  readonly decision: Decision;
  readonly facts: SubjectFacts;
  readonly errors: ErrorList;
  readonly subjects: Map<string, DisclosedSubject>;
  readonly pseudonymScope: string;
  readonly options: ProjectOptions;
}

type Row = Readonly<Record<string, unknown>>;

/** Stands for a null that the parent must take over because the position is non-null (GraphQL, section 6.4.4). */
const BUBBLE = Symbol('null in a non-null position');

/**
 * The project stage: walks the response tree once along the decided shape and writes what may be seen. Everything that
 * is not in the shape stays behind, whatever the tree holds.
 */
export function project(decision: Decision, data: Row, options: ProjectOptions): ClientResponse {
  const { policy, request, item } = decision;
  const projection: Projection = {
    decision,
    facts: {
      policy,
      nowMs: request.nowMs,
      minorsAllowed: item?.minors ?? false,
      consented: item?.requiresConsent ? new Set(request.consent?.subjects) : null,
    },
    errors: new ErrorList(decision.prepared.refusals),
    subjects: new Map(),
    pseudonymScope: JSON.stringify([request.organisation, item?.pseudonymScope === 'case' ? request.case : null]),
    options,
  };
  const root = projectObject(projection, decision.prepared.shape, data, null, { kind: 'none' });
  return {
    data: root === BUBBLE ? null : (root as Record<string, unknown>),
    errors: projection.errors.entries,
    subjects: [...projection.subjects.values()],
  };
}

function projectObject(
  projection: Projection,
  shape: ShapeObject,
  row: Row,
  path: ResponsePath | null,
  parent: SubjectContext,
): unknown {
  const subject = path === null ? parent : subjectContext(projection.facts, shape.subject, row, parent);
  const shown: Record<string, unknown> = Object.create(null);
  for (const field of shape.fields) {
    const at = below(path, field.responseKey, isListType(unwrapped(field.type)));
    const value = projectField(projection, field, shape, row, at, subject);
    if (value === BUBBLE) return BUBBLE;
    shown[field.responseKey] = value;
  }
  return shown;
}

function projectField(
  projection: Projection,
  field: ShapeField,
  shape: ShapeObject,
  row: Row,
  path: ResponsePath,
  subject: SubjectContext,
): unknown {
  if (field.kind === 'typename') return shape.typeName;
  if (field.kind === 'introspection') return projection.options.introspection[field.responseKey] ?? null;
  const decision = decisionOf(projection, field);
  if (!field.granted || !decision) return nullAt(field.type);
  const denied = deniedBySubject(subject, field);
  if (denied) {
    const { policy, item } = projection.decision;
    const rule = `item:${item?.id ?? ''}/${SUBJECT_RULES[denied]}`;
    const { refusal } = refuse(policy, field.coordinate, denied, [rule]);
    if (refusal) projection.errors.refusal(refusal, path);
    return nullAt(field.type);
  }
  const about = subjectOfLookUp(projection, field) ?? subject;
  const elementRules = isListType(unwrapped(field.type)) && field.children !== null;
  if (!elementRules && shownForm(decision, row).kind === 'none') return nullAt(field.type);
  return complete(projection, field, field.type, row[field.internalName], path, row, about, elementRules);
}

const SUBJECT_RULES = { row_rule: 'subject', consent_subject: 'requires:consent', minor: 'minors' } as const;

/** Forbids that only the row can settle. They beat every grant. */
function deniedBySubject(subject: SubjectContext, field: ShapeField): keyof typeof SUBJECT_RULES | null {
  if (subject.kind === 'unknown') return field.sensitive ? 'row_rule' : null;
  if (subject.kind !== 'person') return null;
  if (!subject.consented) return 'consent_subject';
  return subject.minor ? 'minor' : null;
}

/** @param filter this is the outermost list of a field whose row rules speak of its elements */
function complete(
  projection: Projection,
  field: ShapeField,
  type: GraphQLOutputType,
  value: unknown,
  path: ResponsePath,
  row: Row,
  subject: SubjectContext,
  filter: boolean,
): unknown {
  if (isNonNullType(type)) {
    const inner = complete(projection, field, type.ofType, value, path, row, subject, filter);
    if (inner !== null) return inner;
    projection.errors.nullInNonNull(field.coordinate, path);
    return BUBBLE;
  }
  if (value instanceof FieldFault) {
    projection.errors.fault(value, path);
    return null;
  }
  if (value === null || value === undefined) return null;
  if (isListType(type)) {
    if (!Array.isArray(value)) return invalid(projection, path);
    const kept = filter ? keptRows(projection, field, value) : value;
    const items: unknown[] = [];
    for (const [index, element] of kept.entries()) {
      const shown = complete(projection, field, type.ofType, element, below(path, index, false), row, subject, false);
      if (shown === BUBBLE) return null;
      items.push(shown);
    }
    return items;
  }
  const named = getNamedType(type);
  return isLeafType(named)
    ? completeLeaf(projection, field, named, value, path, row, subject)
    : completeObject(projection, field, value, path, subject);
}

function keptRows(projection: Projection, field: ShapeField, rows: readonly unknown[]): unknown[] {
  const decision = decisionOf(projection, field)!;
  const kept = rows.filter((row) => shownForm(decision, row).kind !== 'none');
  const first = field.cutBy && field.use !== null ? projection.decision.uses[field.use]?.arguments[field.cutBy] : null;
  return typeof first === 'number' ? kept.slice(0, Math.max(0, first)) : kept;
}

function decisionOf({ decision }: Projection, field: ShapeField): FieldDecision | null {
  return field.use === null ? field.decision : (decision.uses[field.use]?.decision ?? null);
}

function completeLeaf(
  projection: Projection,
  field: ShapeField,
  type: GraphQLLeafType,
  value: unknown,
  path: ResponsePath,
  row: Row,
  subject: SubjectContext,
): unknown {
  if (subject.kind === 'person' || subject.kind === 'organisation') {
    projection.subjects.set(`${subject.kind}:${subject.id}`, { kind: subject.kind, id: subject.id });
  }
  try {
    const shown = showLeaf(type, value, shownForm(decisionOf(projection, field)!, row));
    if (!field.pseudonym || typeof shown !== 'string') return shown;
    return pseudonym(projection.options.pseudonymKey, projection.pseudonymScope, shown);
  } catch {
    return invalid(projection, path);
  }
}

function completeObject(
  projection: Projection,
  field: ShapeField,
  value: unknown,
  path: ResponsePath,
  subject: SubjectContext,
): unknown {
  if (typeof value !== 'object' || Array.isArray(value)) return invalid(projection, path);
  const children = field.children!;
  const typeName = children.size === 1 ? children.keys().next().value : (value as Row)['__typename'];
  const shape = typeof typeName === 'string' ? children.get(typeName) : undefined;
  if (!shape) return invalid(projection, path);
  const shown = projectObject(projection, shape, value as Row, path, subject);
  return shown === BUBBLE ? null : shown;
}

/** A field that looks somebody up is about whom its arguments name; they were checked before anything was fetched. */
function subjectOfLookUp(projection: Projection, field: ShapeField): SubjectContext | null {
  const [charge] = decisionOf(projection, field)?.charges ?? [];
  if (!charge) return null;
  const [typeName] = charge.coordinate.split('.') as [string];
  if (projection.facts.policy.subject(typeName).kind !== 'person') return { kind: 'organisation', id: charge.subject };
  return { kind: 'person', id: charge.subject, minor: false, consented: true };
}

function invalid(projection: Projection, path: ResponsePath): null {
  projection.errors.fault(new FieldFault('DEPARTMENT_ANSWER_INVALID', 'the department answered something else'), path);
  return null;
}

function unwrapped(type: GraphQLOutputType): GraphQLOutputType {
  return isNonNullType(type) ? type.ofType : type;
}

/** A refusal never nulls a parent: governed fields are nullable (a lint), and one that is not takes its parent along. */
function nullAt(type: GraphQLOutputType): unknown {
  return isNonNullType(type) ? BUBBLE : null;
}
