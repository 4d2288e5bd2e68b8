import type { GraphQLSchema } from 'graphql';
import type { GraphFacts } from '../engine/compile/policy-source';
import { compilePolicy } from '../engine/compile-policy';
import type { CompiledPolicy } from '../engine/model';
import { readPolicyFiles } from './files';
import { printFault } from './print-fault';

/** Where the gateway gets its policy from: asked anew for each request, never changed under one. */
export interface PolicyReader {
  current(): CompiledPolicy;
  /**
   * Whether an answer that was decided under this policy may still leave: it is live, or was until a moment ago.
   * Not there: the policy never changes.
   */
  maySend?(policy: CompiledPolicy): boolean;
  /** Texts of the registered operations by file name; the same object as long as they do not change. Not there: none. */
  operations?(): ReadonlyMap<string, string>;
}

/**
 * Reads the policy from files, once.
 * @param schema the full graph
 * @param facts of `graphFacts`; without them `@requires` fields are not linted
 * Throws one `Error` that lists every fault.
 */
export function fileReader(directory: string, schema: GraphQLSchema, facts?: GraphFacts): PolicyReader {
  const documents = readPolicyFiles(directory);
  const { policy, faults } = compilePolicy(documents, schema, facts);
  if (!policy) {
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults, listed by \`sharegraph policy check\``;
    throw new Error(`the policy in \`${directory}\` has ${count}:\n${faults.map(printFault).join('\n')}`);
  }
  return { current: () => policy, operations: () => documents.operations };
}
