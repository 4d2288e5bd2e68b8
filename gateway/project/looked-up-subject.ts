import type { Charge, SubjectRule } from '../../policies/engine/model';
import type { ShapeField } from '../share/model';
import { codeSpelling } from './code-spelling';
import type { DisclosedSubject } from './model';
import { decisionOf, type Projection } from './projection';
import { knownSubject, type SubjectContext } from './subject-context';

/**
 * Whom a field is about that looks somebody up: whom its arguments name, who were checked before anything was fetched.
 * Null for a field that looks nobody up.
 */
export function lookedUpSubject(p: Projection, field: ShapeField): SubjectContext | null {
  for (const charge of decisionOf(p, field).charges) {
    const named = namedBy(p, charge);
    if (named) return knownSubject(named.kind, named.id);
  }
  return null;
}

/** Whom an argument names; null for what names nobody, such as the name that is the second factor of a verification. */
export function namedBy(
  { facts }: Pick<Projection, 'facts'>,
  { coordinate, subject }: Charge,
): DisclosedSubject | null {
  const dot = coordinate.indexOf('.');
  const kind = kindOf(facts.policy.subject(coordinate.slice(0, dot)), coordinate.slice(dot + 1), subject);
  return kind && { kind, id: codeSpelling(subject) };
}

function kindOf(rule: SubjectRule, fieldName: string, id: string): DisclosedSubject['kind'] | null {
  switch (rule.kind) {
    case 'person':
      return fieldName === rule.identifier || fieldName === rule.key ? 'person' : null;
    case 'organisation':
      return fieldName === rule.key ? 'organisation' : null;
    case 'path':
      if (fieldName !== rule.path[0]) return null;
      return /^\d{17}[\dX]$/i.test(id) ? 'person' : 'organisation';
    case 'parent':
    case 'none':
      return null;
  }
}
