import type { Decision, ShapeObject } from '../share/model';
import { checkLength } from './check-length';
import { BUBBLE, compileShape } from './compile-shape';
import { ErrorList } from './error-list';
import { type FastShape, fastShape } from './fast-shape';
import { JsonWriter } from './json-writer';
import { namedBy } from './looked-up-subject';
import type { ClientResponse } from './model';
import type { Projection } from './projection';
import { noSubject, type Row } from './subject-context';
import { SubjectList } from './subject-list';

export interface ProjectOptions {
  readonly pseudonymKey: Buffer;
  /** Answers to `__schema` and `__type` by response key. */
  readonly introspection: Readonly<Record<string, unknown>>;
  readonly staleSeconds?: number;
}

/** The two ways in which the answers of one shape are written. */
interface Writers {
  readonly fast: FastShape | null;
  readonly general: ReturnType<typeof compileShape>;
  /** How many answers are next written the general way, because the fast way came to nothing lately. */
  skip: number;
  /** How many were skipped the last time. */
  skipped: number;
}

const compiled = new WeakMap<ShapeObject, Writers>();
const writer = new JsonWriter();
const mostSkipped = 64;

/**
 * The project stage: writes what may be seen of a response tree, by code that is compiled once for its shape.
 * Masks, row rules, minors and consents are applied here, object by object. An answer in which something has to be said
 * beside the values is written the general way, from the start.
 */
export function project(decision: Decision, data: Row, options: ProjectOptions): ClientResponse {
  const { shape } = decision.prepared;
  let writers = compiled.get(shape);
  if (!writers) {
    writers = { fast: fastShape(shape), general: compileShape(shape), skip: 0, skipped: 0 };
    compiled.set(shape, writers);
  }
  let projection = projectionOf(decision, options);
  let written = writeFast(writers, projection, data);
  if (written === null) {
    projection = projectionOf(decision, options);
    const text = writers.general(projection, data, null, noSubject);
    written = Buffer.from(text === BUBBLE ? 'null' : text);
    checkLength(written.length);
  }
  // Who is looked up or verified stands in the record, whatever the answer shows of them.
  for (const charge of decision.charges) {
    const named = namedBy(projection, charge);
    if (named) projection.subjects.add(named.kind, named.id);
  }
  return {
    data: written,
    errors: projection.errors.entries,
    staleSeconds: options.staleSeconds ?? null,
    subjects: projection.subjects.list,
  };
}

function projectionOf(decision: Decision, options: ProjectOptions): Projection {
  const { policy, request, item, prepared } = decision;
  return {
    decision,
    facts: {
      policy,
      nowMs: request.nowMs,
      minorsAllowed: item?.minors ?? false,
      consented: item?.requiresConsent ? new Set(request.consent?.subjects) : null,
    },
    errors: new ErrorList(prepared.refusals),
    subjects: new SubjectList(),
    pseudonymKey: options.pseudonymKey,
    pseudonymScope: JSON.stringify([request.organisation, item?.pseudonymScope === 'case' ? request.case : null]),
    introspection: options.introspection,
  };
}

function writeFast(writers: Writers, projection: Projection, data: Row): Buffer | null {
  if (!writers.fast) return null;
  if (writers.skip > 0) {
    writers.skip -= 1;
    return null;
  }
  writer.clear();
  if (writers.fast(writer, projection, data)) {
    writers.skipped = 0;
    return writer.finish();
  }
  writer.clear();
  writers.skipped = Math.min(mostSkipped, 2 * writers.skipped + 1);
  writers.skip = writers.skipped;
  return null;
}
