import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';

/**
 * Reads a supergraph SDL. Throws `GraphQLError` when it is not one.
 * @param validateSupergraph whether its subgraphs have to be such as somebody would write
 */
export function buildSupergraph(sdl: string, validateSupergraph = true): Supergraph {
  return Supergraph.build(sdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, validateSupergraph });
}
