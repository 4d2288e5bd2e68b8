import type { GraphQLSchema } from 'graphql';
import { gatherSource } from './compile/gather-source';
import type { GraphFacts, PolicySource } from './compile/policy-source';
import { prepareFields } from './compile/prepare-fields';
import { prepareItems } from './compile/prepare-items';
import { prepareLimits } from './compile/prepare-limits';
import { revisionOf } from './compile/revision';
import type { ClientContent, PolicyDocuments } from './documents';
import { lints } from './lints';
import type { CompiledPolicy } from './model';
import { emptyOverlay } from './overlay';
import type { PolicyFault } from './policy-fault';
import type { PolicyIndex } from './policy-index';
import { policyOn } from './policy-on';

const noFacts: GraphFacts = { requires: new Map(), subgraphs: new Map() };

/**
 * Compiles a policy set. Pure: the same documents give the same revision in any order.
 * @param schema the full graph, `@inaccessible` elements too
 * @param facts what the linter checks against the supergraph; without them it cannot see `@requires`
 * @returns the policy, or null and every fault found
 */
export function compilePolicy(
  documents: PolicyDocuments,
  schema: GraphQLSchema,
  facts: GraphFacts = noFacts,
): { policy: CompiledPolicy | null; faults: readonly PolicyFault[] } {
  // Half-read documents would be blamed for what the other half says: form first.
  if (documents.faults.length > 0) return { policy: null, faults: documents.faults };
  const { source, faults: duplicates } = gatherSource(documents, schema, facts);
  const { items, faults: ruleFaults } = prepareItems(source);
  const faults = [...duplicates, ...lints.flatMap((lint) => lint(source)), ...ruleFaults].sort(byPlace);
  if (faults.length > 0) return { policy: null, faults };
  const revision = revisionOf(source);
  const index: PolicyIndex = {
    ...prepareFields(source),
    ...prepareLimits(source),
    applied: {
      base: revision,
      overlay: emptyOverlay,
      agreements: new Set(),
      clients: new Set(),
      organisations: new Set(),
    },
    items,
    organisations: new Map(
      [...source.organisations].map(([id, { content }]) => [
        id,
        { id, government: content.kind === 'government', suspended: content.suspended ?? false },
      ]),
    ),
    clients: new Map(
      [...source.clients].map(([id, { content }]) => [
        id,
        {
          id,
          organisation: content.organisation,
          suspended: content.suspended ?? false,
          mayIntrospect: (content.introspection ?? false) && !isSuspended(source, content),
        },
      ]),
    ),
  };
  return { policy: policyOn(index, revision), faults };
}

/** A client is suspended by itself or with its organisation. */
function isSuspended({ organisations }: PolicySource, client: ClientContent): boolean {
  return client.suspended === true || organisations.get(client.organisation)?.content.suspended === true;
}

function byPlace(a: PolicyFault, b: PolicyFault): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
