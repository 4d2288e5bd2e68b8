import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PolicyParts } from '../../policies/engine/compile/policy-parts';
import { compilePolicySliced } from '../../policies/engine/compile-policy-sliced';
import { decide } from '../../policies/engine/decide';
import type { CompiledPolicy } from '../../policies/engine/model';
import { withOverlay } from '../../policies/engine/overlay';
import { graphFacts } from '../../policies/store/graph-facts';
import type { PolicyStore } from '../../policies/store/postgres/model';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { shapeWhere } from './asked';
import type { KnownRevision } from './judge';

/** A gateway may hear of so many later overlays while it loads the content of a revision. */
const overlaysAhead = 20;

/**
 * Every policy that a gateway may have decided by: each revision of the store, and its content under overlays that
 * were made later, which close before their own content is there.
 */
export async function* knownRevisions(store: PolicyStore, itemCode: string): AsyncGenerator<KnownRevision> {
  const sdl = readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8');
  const { full } = loadGraph(sdl);
  const facts = graphFacts(sdl);
  const parts = new PolicyParts();
  const pace = { nowMs: () => performance.now(), pause: async () => undefined, sliceMs: Number.MAX_SAFE_INTEGER };
  const last = (await store.head()).number;
  const records = [];
  for (let number = 1; number <= last; number += 1) records.push(await store.revision(number));
  let base = '';
  let compiled: CompiledPolicy | null = null;
  const seen = new Set<string>();
  for (const [index, record] of records.entries()) {
    if (compiled === null || record.base !== base) {
      base = record.base;
      compiled = (await compilePolicySliced((await store.content(record.number)).documents, full, facts, parts, pace))
        .policy;
    }
    for (const { overlay } of records.slice(index, index + overlaysAhead)) {
      const policy = withOverlay(compiled!, overlay);
      if (seen.has(policy.revision)) continue;
      seen.add(policy.revision);
      yield { revision: policy.revision, shape: (consumer) => shapeBy(policy, consumer, itemCode) };
    }
  }
}

function shapeBy(policy: CompiledPolicy, consumer: string, item: string) {
  const request = {
    client: `${consumer}-app`,
    organisation: consumer,
    operator: null,
    roles: [],
    item,
    case: `${item}202611200001`,
    consent: null,
    operation: '',
    nowMs: Date.now(),
  };
  return shapeWhere((coordinate) => {
    const arguments_: Readonly<Record<string, unknown>> = coordinate === 'Query.legalEntity' ? { uscc: '' } : {};
    return decide(policy, request, { coordinate, parent: null, arguments: arguments_ }).form.kind === 'full';
  });
}
