import type { GraphQLSchema } from 'graphql';
import type { PolicyDocuments } from '../documents';
import { lints } from '../lints';
import type { CompiledPolicy } from '../model';
import { emptyOverlay } from '../overlay';
import type { PolicyFault } from '../policy-fault';
import { policyOn } from '../policy-on';
import { gatherSource } from './gather-source';
import type { PolicyParts } from './policy-parts';
import type { GraphFacts, PolicySource } from './policy-source';
import { prepareFields } from './prepare-fields';
import { prepareItems } from './prepare-items';
import { prepareLimits } from './prepare-limits';
import { prepareRegistry } from './prepare-registry';
import { revisionOf } from './revision';
import type { Work } from './work';

/** Nobody reads more at once, and in a large set one mistake may be made a hundred thousand times. */
const mostFaults = 1_000;

/** The policy, or null and the faults found, up to 1,000. */
export interface CompilationResult {
  readonly policy: CompiledPolicy | null;
  readonly faults: readonly PolicyFault[];
}

/** The way from documents to a policy; `compilePolicy` goes it at once, `compilePolicySliced` with pauses. */
export function* compilation(
  { documents, operations, faults: ofForm }: PolicyDocuments,
  schema: GraphQLSchema,
  facts: GraphFacts,
  parts: PolicyParts,
): Work<CompilationResult> {
  // Half-read documents would be blamed for what the other half says: form first.
  if (ofForm.length > 0) return { policy: null, faults: ofForm };
  const sorted = documents.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  const catalogues = sorted.flatMap(({ kind, content }) => (kind === 'catalogue' ? [content] : []));
  parts.begin([schema, facts, ...catalogues]);
  const { source, faults: duplicates } = yield* gatherSource(sorted, operations, schema, facts, parts);
  const { items, faults: ofRules } = yield* prepareItems(source);
  const faults = [...duplicates, ...ofRules, ...(yield* lint(source))];
  if (faults.length > 0)
    return { policy: null, faults: faults.sort(byPlace).filter(firstOfItsKind()).slice(0, mostFaults) };
  const revision = yield* revisionOf(source, sorted);
  const index = {
    ...prepareFields(source),
    ...prepareLimits(source),
    ...(yield* parts.work('prepared registry', [source.organisations, source.clients], () => prepareRegistry(source))),
    items,
    applied: {
      base: revision,
      overlay: emptyOverlay,
      agreements: new Set<string>(),
      clients: new Set<string>(),
      organisations: new Set<string>(),
    },
  };
  parts.end();
  return { policy: policyOn(index, revision), faults };
}

function* lint(source: PolicySource): Work<readonly PolicyFault[]> {
  const faults: PolicyFault[] = [];
  for (const each of lints) {
    for (const fault of each(source)) {
      if (fault) faults.push(fault);
      if (faults.length >= mostFaults) return faults;
      yield;
    }
    yield;
  }
  return faults;
}

/** A rule is compiled for each item and coordinate: what is wrong with it is told once. */
function firstOfItsKind(): (fault: PolicyFault) => boolean {
  const seen = new Set<string>();
  return ({ code, file, line, column, message }) => {
    const before = seen.size;
    return seen.add(JSON.stringify([code, file, line, column, message])).size > before;
  };
}

function byPlace(a: PolicyFault, b: PolicyFault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
