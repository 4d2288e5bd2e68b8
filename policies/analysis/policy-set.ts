import type { Graph } from '../../schema/supergraph';
import { compilePolicy } from '../engine/compile-policy';
import type { PolicyDocuments } from '../engine/documents';
import type { CompiledPolicy } from '../engine/model';
import type { PolicyFault } from '../engine/policy-fault';
import { graphFacts } from '../store/graph-facts';
import { DocumentIndex } from './document-index';

/** A policy set as analysis works with it: what decides, and the documents that it came from. */
export interface PolicySet {
  readonly policy: CompiledPolicy;
  readonly source: DocumentIndex;
}

/** Compiles documents for analysis; null and every fault where they have any. */
export function policySet(
  documents: PolicyDocuments,
  graph: Graph,
): { readonly set: PolicySet | null; readonly faults: readonly PolicyFault[] } {
  const { policy, faults } = compilePolicy(documents, graph.full, graphFacts(graph.sdl));
  return { set: policy && { policy, source: new DocumentIndex(documents) }, faults };
}
