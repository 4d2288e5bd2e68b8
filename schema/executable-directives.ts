import { type DirectiveDefinitionNode, extendSchema, type GraphQLSchema, Kind, parse } from 'graphql';
import { namedType } from './named-type';

const executable: ReadonlySet<string> = new Set([
  'QUERY',
  'MUTATION',
  'SUBSCRIPTION',
  'FIELD',
  'FRAGMENT_DEFINITION',
  'FRAGMENT_SPREAD',
  'INLINE_FRAGMENT',
  'VARIABLE_DEFINITION',
]);

/**
 * Gives clients the directives that subgraphs define for use in operations. Those that a subgraph composes by a
 * specification of its own (`@composeDirective`) are lost with everything else of that specification when the schema for
 * clients is made.
 */
export function withExecutableDirectives(api: GraphQLSchema, supergraphSdl: string): GraphQLSchema {
  const definitions = parse(supergraphSdl, { noLocation: true }).definitions.filter(
    (node): node is DirectiveDefinitionNode =>
      node.kind === Kind.DIRECTIVE_DEFINITION && !api.getDirective(node.name.value) && isForClients(node, api),
  );
  if (definitions.length === 0) return api;
  return extendSchema(api, { kind: Kind.DOCUMENT, definitions }, { assumeValidSDL: true });
}

function isForClients({ locations, arguments: given }: DirectiveDefinitionNode, api: GraphQLSchema): boolean {
  if (!locations.some(({ value }) => executable.has(value))) return false;
  return (given ?? []).every(({ type }) => api.getType(namedType(type)) !== undefined);
}
