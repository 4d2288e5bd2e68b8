import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import type { DepartmentDefinition } from './definition';
import type { Source } from './source';

const LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible"])';

/**
 * A department's SDL and executable subgraph schema, from its type-graphql classes.
 * Throws when the classes do not make a subgraph.
 */
export function buildSchema<S extends Source, L>(
  definition: DepartmentDefinition<S, L>,
): { readonly sdl: string; readonly schema: GraphQLSchema } {
  const classes = buildSchemaSync({
    resolvers: definition.resolvers as never,
    orphanedTypes: (definition.orphanedTypes ?? []) as never,
    // Scalars have checked the input already, and every governed field is nullable.
    validate: false,
    nullableByDefault: true,
    // Keys and the `_entities` field are not there yet, so this schema is not complete by itself.
    skipCheck: true,
  });
  // `printSubgraphSchema` fails on schemas of type-graphql, which hold directives in AST nodes only.
  const sdl = `${LINK}\n\n${printSchemaWithDirectives(classes).trim()}\n`;
  const resolvers: Record<string, unknown> = { ...createResolversMap(classes) };
  for (const [type, resolve] of Object.entries(definition.references)) {
    resolvers[type] = { ...(resolvers[type] as object), __resolveReference: resolve };
  }
  return { sdl, schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }) };
}
