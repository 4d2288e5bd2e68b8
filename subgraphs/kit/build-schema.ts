import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLSchema, parse, print, visit } from 'graphql';
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
  orderArguments();
  const classes = buildSchemaSync({
    resolvers: definition.resolvers as never,
    orphanedTypes: (definition.orphanedTypes ?? []) as never,
    // Scalars have checked the input already, and every governed field is nullable.
    validate: false,
    nullableByDefault: true,
    // Keys and the `_entities` field are not there yet, so this schema is not complete by itself.
    skipCheck: true,
  });
  const lost = Object.keys(definition.references).filter((type) => !classes.getType(type));
  if (lost.length > 0) {
    throw new Error(
      `department \`${definition.name}\`: expected a class for each reference, got none for \`${lost.join('`, `')}\`; ` +
        'list types that no field returns in `orphanedTypes`',
    );
  }
  const sdl = printSdl(classes);
  const resolvers: Record<string, unknown> = { ...createResolversMap(classes) };
  for (const [type, resolve] of Object.entries(definition.references)) {
    resolvers[type] = { ...(resolvers[type] as object), __resolveReference: resolve };
  }
  return { sdl, schema: buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never }) };
}

function printSdl(classes: GraphQLSchema): string {
  // `printSubgraphSchema` fails on schemas of type-graphql, which hold directives in AST nodes only.
  const document = visit(parse(printSchemaWithDirectives(classes)), {
    SchemaDefinition: () => null,
  });
  return `${LINK}\n\n${print(document)}\n`;
}

/**
 * Parameter decorators run from the last to the first, and type-graphql publishes arguments in that order. Its metadata
 * lives in this global so that several copies of the package share it.
 */
function orderArguments(): void {
  const { TypeGraphQLMetadataStorage: storage } = globalThis as {
    TypeGraphQLMetadataStorage?: { params: { index: number }[] };
  };
  storage?.params.sort((a, b) => a.index - b.index);
}
