import type { Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { buildSupergraph } from './build-supergraph';
import { checkedScalars } from './checked-scalars';
import { withExecutableDirectives } from './executable-directives';
import { type FixedField, requiredArguments } from './required-arguments';
import { resolvableKeysFirst } from './resolvable-keys-first';

/** The composed graph in the views that the gateway needs. */
export interface Graph {
  readonly sdl: string;
  /** What clients see: validation and introspection. */
  readonly api: GraphQLSchema;
  /** Everything, `@inaccessible` elements too: policy and planning, so that rules may read hidden fields. */
  readonly full: GraphQLSchema;
  /** What planners read: nothing is inaccessible, and what `@requires` asks with arguments has fields of its own. */
  readonly planned: PlannedGraph;
}

export interface PlannedGraph {
  readonly sdl: string;
  readonly supergraph: Supergraph;
  /** What the fields of its own stand for, by their names. */
  readonly fixed: ReadonlyMap<string, FixedField>;
}

/**
 * Reads a supergraph SDL. Throws `GraphQLError` when it is not one.
 * @param checked whether scalars of our names are checked as ours; another graph may mean something else by `Date`
 */
export function loadGraph(sdl: string, { checked = true }: { readonly checked?: boolean } = {}): Graph {
  const finish = checked ? checkedScalars : (schema: GraphQLSchema) => schema;
  const accessible = resolvableKeysFirst(sdl).replace(/(?<!directive) @inaccessible\b/g, '');
  const supergraph = buildSupergraph(accessible);
  return {
    sdl,
    api: finish(withExecutableDirectives(buildSupergraph(sdl).apiSchema().toGraphQLJSSchema(), sdl)),
    full: finish(supergraph.apiSchema().toGraphQLJSSchema()),
    planned: plannedGraph(accessible, supergraph),
  };
}

function plannedGraph(accessible: string, supergraph: Supergraph): PlannedGraph {
  const { sdl, fixed } = requiredArguments(accessible);
  if (fixed.size === 0) return { sdl, supergraph, fixed };
  supergraph.subgraphs();
  // What is replaced stays behind as an external field without a use, which is no fault of the graph.
  return { sdl, supergraph: buildSupergraph(sdl, false), fixed };
}
