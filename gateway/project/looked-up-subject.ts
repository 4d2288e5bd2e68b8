import type { ShapeField } from '../share/model';
import { decisionOf, type Projection } from './projection';
import { knownSubject, type SubjectContext } from './subject-context';

/**
 * Whom a field is about that looks somebody up: whom its arguments name, who were checked before anything was fetched.
 * Null for a field that looks nobody up.
 */
export function lookedUpSubject(p: Projection, field: ShapeField): SubjectContext | null {
  const [charge] = decisionOf(p, field).charges;
  if (!charge) return null;
  const [typeName] = charge.coordinate.split('.') as [string];
  return knownSubject(p.facts.policy.subject(typeName).kind === 'person' ? 'person' : 'organisation', charge.subject);
}
