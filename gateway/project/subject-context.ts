import type { CompiledPolicy } from '../../policies/engine/model';
import { isMinor } from '../../policies/engine/operation/minor';
import { FieldFault, opened } from '../execute/model';
import type { ShapeSubject } from '../share/model';

/** What is known of the person or organisation that an object is about. */
export interface SubjectContext {
  /** `none`: the object is about nobody; `unknown`: about somebody who could not be found. */
  readonly kind: 'none' | 'unknown' | 'person' | 'organisation';
  /** Empty for `none` and `unknown`. */
  readonly id: string;
  readonly minor: boolean;
  readonly consented: boolean;
  /** Set when the first value about them is shown. */
  disclosed: boolean;
}

export interface SubjectFacts {
  readonly policy: CompiledPolicy;
  readonly nowMs: number;
  /** Whether the item is for minors too, so that ages need not be known. */
  readonly minorsAllowed: boolean;
  /** ID numbers that consented, or null where the item asks for no consent. */
  readonly consented: ReadonlySet<string> | null;
}

export type Row = Readonly<Record<string, unknown>>;

export const noSubject: SubjectContext = { kind: 'none', id: '', minor: false, consented: true, disclosed: true };
const unknownSubject: SubjectContext = { kind: 'unknown', id: '', minor: false, consented: true, disclosed: true };

/** Somebody of whom nothing stands against being shown. */
export function knownSubject(kind: 'person' | 'organisation', id: string): SubjectContext {
  return { kind, id, minor: false, consented: true, disclosed: false };
}

/**
 * Finds whom an object is about, by the rule of its type.
 * @param parent the context of the enclosing object, for types that are about the same subject
 */
export function subjectContext(
  facts: SubjectFacts,
  rule: ShapeSubject,
  row: Row,
  parent: SubjectContext,
): SubjectContext {
  switch (rule.kind) {
    case 'none':
      return noSubject;
    case 'parent':
      return parent;
    case 'organisation': {
      const id = text(row[rule.key]);
      return id === null ? unknownSubject : knownSubject('organisation', id);
    }
    case 'person':
      return personContext(facts, rule, row, parent);
    case 'path':
      return behindPath(facts, rule, row);
  }
}

function personContext(
  { minorsAllowed, consented, nowMs }: SubjectFacts,
  rule: Extract<ShapeSubject, { kind: 'person' }>,
  row: Row,
  parent: SubjectContext,
): SubjectContext {
  const id = text(row[rule.key]);
  const known = parent.kind === 'person' ? parent : null;
  // A type that does not carry the date or the number (a health pass) relies on what the look-up has shown.
  const minor = !minorsAllowed && (rule.bornOn ? isMinor(text(row[rule.bornOn]), nowMs) : (known?.minor ?? true));
  const identified = rule.identifier ? consented?.has(text(row[rule.identifier]) ?? '') : known?.consented;
  const stands = consented === null || identified === true;
  // Who it is could not be found; that it may be a child, or somebody who did not consent, stands all the same.
  if (id === null) return { kind: 'unknown', id: '', minor, consented: stands, disclosed: true };
  return { kind: 'person', id, minor, consented: stands, disclosed: false };
}

function behindPath(facts: SubjectFacts, rule: Extract<ShapeSubject, { kind: 'path' }>, row: Row): SubjectContext {
  let at: unknown = row;
  for (const name of rule.path) at = isRow(at) ? opened(at[name]) : at instanceof FieldFault ? at : null;
  if (!isRow(at)) {
    // Who could not be had because something failed may be a person, where the row would have said what it is.
    const maybePerson =
      rule.typeName === null ? at instanceof FieldFault : facts.policy.subject(rule.typeName).kind === 'person';
    return maybePerson ? somebody(facts) : unknownSubject;
  }
  const typeName = rule.typeName ?? text(at['__typename']);
  const target = typeName === null ? null : facts.policy.subject(typeName);
  // One hop only: a subject that is itself found by a path is not known from here.
  if (target === null || target.kind === 'path') return unknownSubject;
  return subjectContext(facts, target, at, unknownSubject);
}

/** A person of whom nothing could be found out. */
function somebody({ minorsAllowed, consented }: SubjectFacts): SubjectContext {
  return { ...unknownSubject, minor: !minorsAllowed, consented: consented === null };
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof FieldFault);
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
