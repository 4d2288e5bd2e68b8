import { readJoins } from '../../schema/joins';
import type { GraphFacts } from '../engine/compile/policy-source';

/**
 * What the linter asks of a supergraph besides its types: which coordinates feed an `@requires` field, and which
 * subgraphs resolve a coordinate.
 */
export function graphFacts(supergraphSdl: string): GraphFacts {
  const { requires, subgraphs } = readJoins(supergraphSdl);
  return { requires, subgraphs };
}
