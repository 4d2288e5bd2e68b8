import type { Graph } from '../../schema/supergraph';
import { compilePolicy } from '../engine/compile-policy';
import type { PolicyDocuments } from '../engine/documents';
import type { CompiledPolicy } from '../engine/model';
import type { PolicyFault } from '../engine/policy-fault';
import { readPolicyFiles } from '../store/files';
import { graphFacts } from '../store/graph-facts';

/** Which policy set a command is about. */
export interface PolicyPlace {
  /** The folder of policies. */
  readonly directory: string;
  readonly graph: Graph;
}

/** Reads and compiles the documents. Throws only when the folder cannot be read. */
export function loadPolicy({ directory, graph }: PolicyPlace): {
  documents: PolicyDocuments;
  policy: CompiledPolicy | null;
  faults: readonly PolicyFault[];
} {
  const documents = readPolicyFiles(directory);
  return { documents, ...compilePolicy(documents, graph.full, graphFacts(graph.sdl)) };
}
