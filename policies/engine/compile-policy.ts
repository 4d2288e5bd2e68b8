import type { GraphQLSchema } from 'graphql';
import { type CompilationResult, compilation } from './compile/compilation';
import { PolicyParts } from './compile/policy-parts';
import type { GraphFacts } from './compile/policy-source';
import { finish } from './compile/work';
import type { PolicyDocuments } from './documents';

export const noFacts: GraphFacts = { requires: new Map(), subgraphs: new Map() };

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
): CompilationResult {
  return finish(compilation(documents, schema, facts, new PolicyParts()));
}
