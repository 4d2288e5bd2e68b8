import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildASTSchema, type GraphQLSchema, isAbstractType, isObjectType, parse, printSchema } from 'graphql';
import { libraryDepartments } from './departments';
import { type LibraryContext, libraryResolvers, referencedRow } from './resolvers';
import type { LibraryRow } from './world';

/** The departments that own persons, so that a reference to nobody is answered with null. */
const ownerOfPersons = 'people';

/** An executable schema for each department, by name. */
export function librarySubgraphSchemas(): ReadonlyMap<string, GraphQLSchema> {
  return new Map(
    libraryDepartments.map(({ name, sdl }) => {
      const resolve = (representation: Record<string, unknown>, { world }: LibraryContext) => {
        const row = referencedRow(world, representation);
        return row?.missing && name === ownerOfPersons ? null : row;
      };
      const entity = { __resolveReference: resolve } as never;
      const resolvers = { Book: entity, Film: entity, Person: entity, Shelf: entity, Review: entity };
      const typeDefs = parse(sdl);
      const declared = new Set(
        typeDefs.definitions.flatMap((node) => ('name' in node && node.name ? [node.name.value] : [])),
      );
      const used = Object.fromEntries(Object.entries(resolvers).filter(([type]) => declared.has(type)));
      return [name, wire(buildSubgraphSchema({ typeDefs, resolvers: used }))];
    }),
  );
}

/** One executable schema over the same rows, as if there were no departments. */
export function libraryMergedSchema(full: GraphQLSchema): GraphQLSchema {
  return wire(buildASTSchema(parse(printSchema(full))));
}

function wire(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isAbstractType(type)) type.resolveType = (row: LibraryRow) => row.kind;
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    type.isTypeOf = undefined;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      const coordinate = `${type.name}.${field.name}`;
      const own = libraryResolvers[coordinate];
      field.resolve = (parent: LibraryRow | undefined, args, context: LibraryContext) => {
        const row = parent ?? { kind: type.name, id: '' };
        context.check(coordinate, row, args);
        return own ? own(row, args, context) : (row[field.name] ?? null);
      };
    }
  }
  return schema;
}
