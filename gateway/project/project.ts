import type { Charge, SubjectRule } from '../../policies/engine/model';
import type { Decision, PreparedDecision } from '../share/model';
import { BUBBLE, compileShape } from './compile-shape';
import { ErrorList } from './error-list';
import type { ClientResponse, DisclosedSubject } from './model';
import type { Projection } from './projection';
import { noSubject, type Row } from './subject-context';

export interface ProjectOptions {
  readonly pseudonymKey: Buffer;
  /** Answers to `__schema` and `__type` by response key. */
  readonly introspection: Readonly<Record<string, unknown>>;
  readonly staleSeconds?: number;
}

const compiled = new WeakMap<PreparedDecision, ReturnType<typeof compileShape>>();

/**
 * The project stage: writes what may be seen of a response tree, by code that is compiled once for a prepared decision.
 * Masks, row rules, minors and consents are applied here, object by object.
 */
export function project(decision: Decision, data: Row, options: ProjectOptions): ClientResponse {
  const { policy, request, item, prepared } = decision;
  let write = compiled.get(prepared);
  if (!write) {
    write = compileShape(prepared.shape);
    compiled.set(prepared, write);
  }
  const projection: Projection = {
    decision,
    facts: {
      policy,
      nowMs: request.nowMs,
      minorsAllowed: item?.minors ?? false,
      consented: item?.requiresConsent ? new Set(request.consent?.subjects) : null,
    },
    errors: new ErrorList(prepared.refusals),
    subjects: new Map(),
    pseudonymKey: options.pseudonymKey,
    pseudonymScope: JSON.stringify([request.organisation, item?.pseudonymScope === 'case' ? request.case : null]),
    introspection: options.introspection,
  };
  const written = write(projection, data, null, noSubject);
  for (const charge of decision.charges) noteLookedUp(projection, charge);
  return {
    data: written === BUBBLE ? 'null' : written,
    errors: projection.errors.entries,
    staleSeconds: options.staleSeconds ?? null,
    subjects: [...projection.subjects.values()],
  };
}

/** Who is looked up or verified stands in the record, whatever the answer shows of them. */
function noteLookedUp({ facts, subjects }: Projection, { coordinate, subject: id }: Charge): void {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const kind = lookedUpKind(facts.policy.subject(typeName), fieldName, id);
  if (kind) subjects.set(`${kind}:${id}`, { kind, id });
}

/** Null for what identifies nobody, such as the name that is the second factor of a verification. */
function lookedUpKind(rule: SubjectRule, fieldName: string, id: string): DisclosedSubject['kind'] | null {
  switch (rule.kind) {
    case 'person':
      return fieldName === rule.identifier || fieldName === rule.key ? 'person' : null;
    case 'organisation':
      return fieldName === rule.key ? 'organisation' : null;
    case 'path':
      if (fieldName !== rule.path[0]) return null;
      return /^\d{17}[\dX]$/i.test(id) ? 'person' : 'organisation';
    default:
      return null;
  }
}
