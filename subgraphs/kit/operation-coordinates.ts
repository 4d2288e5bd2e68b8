import { type DocumentNode, type GraphQLSchema, TypeInfo, visit, visitWithTypeInfo } from 'graphql';

/** What federation itself asks for; what it leads to is listed. */
const EXEMPT = new Set(['Query._entities', 'Query._service', '_Service.sdl']);

/**
 * `Type.field` of every field in a validated document, introspection aside. Types are named as they stand in the text:
 * below `... on Person` it is `Person`, below a field that returns an interface, the interface. All operations and
 * fragments of the document count, whichever runs, which can only ask for more.
 */
export function operationCoordinates(schema: GraphQLSchema, document: DocumentNode): ReadonlySet<string> {
  const coordinates = new Set<string>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field(node) {
        const name = node.name.value;
        if (name.startsWith('__')) return;
        const coordinate = `${typeInfo.getParentType()!.name}.${name}`;
        if (!EXEMPT.has(coordinate)) coordinates.add(coordinate);
      },
    }),
  );
  return coordinates;
}
