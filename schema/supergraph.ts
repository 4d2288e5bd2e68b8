import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { checkedScalars } from './checked-scalars';
import { resolvableKeysFirst } from './resolvable-keys-first';

/** The composed graph in the three views that the gateway needs. */
export interface Graph {
  readonly sdl: string;
  /** What clients see: validation and introspection. */
  readonly api: GraphQLSchema;
  /** Everything, `@inaccessible` elements too: policy and planning, so that rules may read hidden fields. */
  readonly full: GraphQLSchema;
  /** The planner's supergraph, in which nothing is inaccessible. */
  readonly supergraph: Supergraph;
}

/**
 * Reads a supergraph SDL. Throws `GraphQLError` when it is not one.
 * @param checked whether scalars of our names are checked as ours; another graph may mean something else by `Date`
 */
export function loadGraph(sdl: string, { checked = true }: { readonly checked?: boolean } = {}): Graph {
  const finish = checked ? checkedScalars : (schema: GraphQLSchema) => schema;
  const supergraph = build(resolvableKeysFirst(sdl).replace(/(?<!directive) @inaccessible\b/g, ''));
  return {
    sdl,
    api: finish(build(sdl).apiSchema().toGraphQLJSSchema()),
    full: finish(supergraph.apiSchema().toGraphQLJSSchema()),
    supergraph,
  };
}

function build(sdl: string): Supergraph {
  return Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES });
}
