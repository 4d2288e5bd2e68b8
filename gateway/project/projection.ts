import type { Decision, ShapeDecision, ShapeField } from '../share/model';
import type { ErrorList } from './error-list';
import type { SubjectContext, SubjectFacts } from './subject-context';
import type { SubjectList } from './subject-list';

/** What one answer is written with; what is the same for all answers of a shape is compiled. */
export interface Projection {
  readonly decision: Decision;
  readonly facts: SubjectFacts;
  readonly errors: ErrorList;
  readonly subjects: SubjectList;
  readonly pseudonymKey: Buffer;
  readonly pseudonymScope: string;
  /** Answers to `__schema` and `__type` by response key. */
  readonly introspection: Readonly<Record<string, unknown>>;
}

/** This request's decision on a field. */
export function decisionOf({ decision }: Projection, field: ShapeField): ShapeDecision {
  const found = field.use === null ? field.decision : decision.uses[field.use]?.decision;
  if (!found) throw new Error(`no decision on ${field.coordinate}`);
  return found;
}

/** Notes whom a value that is about to be shown is about. */
export function disclose({ subjects }: Projection, subject: SubjectContext): void {
  if (subject.disclosed) return;
  subject.disclosed = true;
  if (subject.kind === 'person' || subject.kind === 'organisation') subjects.add(subject.kind, subject.id);
}
