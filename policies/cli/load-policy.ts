import type { Graph } from '../../schema/supergraph';
import { type PolicySet, policySet } from '../analysis/policy-set';
import type { PolicyDocuments } from '../engine/documents';
import type { CompiledPolicy } from '../engine/model';
import type { PolicyFault } from '../engine/policy-fault';
import { readPolicyTexts } from '../store/files';
import { readDocuments } from './read-documents';

/** Which policy set a command is about. */
export interface PolicyPlace {
  /** The folder of policies. */
  readonly directory: string;
  readonly graph: Graph;
  /** Told how far it is, often. */
  readonly report?: (how: string) => void;
}

export interface LoadedPolicy {
  readonly documents: PolicyDocuments;
  /** Null where the documents have faults. */
  readonly set: PolicySet | null;
  readonly policy: CompiledPolicy | null;
  readonly faults: readonly PolicyFault[];
}

/** Reads and compiles the documents. Throws only when the folder cannot be read. */
export function loadPolicy({ directory, graph, report }: PolicyPlace): LoadedPolicy {
  const documents = readDocuments(readPolicyTexts(directory), report);
  const { set, faults } = policySet(documents, graph);
  report?.('compiled');
  return { documents, set, policy: set?.policy ?? null, faults };
}
