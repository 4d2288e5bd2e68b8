import type { GraphQLSchema } from 'graphql';
import { type CompilationResult, compilation } from './compile/compilation';
import type { PolicyParts } from './compile/policy-parts';
import type { GraphFacts } from './compile/policy-source';
import type { PolicyDocuments } from './documents';

/** How a long compilation makes room for what else a process does. */
export interface Pace {
  /** Milliseconds, on a clock that only goes forward. */
  nowMs(): number;
  /** Comes back when others had their turn, e.g. after `setImmediate`. A rejection ends the compilation. */
  pause(): Promise<void>;
  /** Work at a stretch, in milliseconds. */
  readonly sliceMs: number;
}

/** Steps between two looks at the clock. They take a few microseconds each. */
const stepsPerLook = 64;

/**
 * What `compilePolicy` does, with pauses, and faster the second time: for processes that serve while they compile.
 * @param facts the same object each time, as the schema: parts of other graphs are not taken again
 * @param parts of one process and graph, given again each time; documents that didn't change are recognised by their
 *   `content` object
 */
export async function compilePolicySliced(
  documents: PolicyDocuments,
  schema: GraphQLSchema,
  facts: GraphFacts,
  parts: PolicyParts,
  { nowMs, pause, sliceMs }: Pace,
): Promise<CompilationResult> {
  const work = compilation(documents, schema, facts, parts);
  let sinceMs = nowMs();
  for (let steps = 1; ; steps += 1) {
    const step = work.next();
    if (step.done) return step.value;
    if (steps % stepsPerLook !== 0 || nowMs() - sinceMs < sliceMs) continue;
    await pause();
    sinceMs = nowMs();
  }
}
