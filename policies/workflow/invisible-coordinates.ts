import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';

const mostSuggestions = 4;

/**
 * What a consumer could never see although it was granted: an object without any of its fields, and a field of an
 * object that nothing leads to. One sentence each, with what to ask for besides.
 * @param held everything that the consumer would have, `asked` included
 */
export function invisibleCoordinates(
  schema: GraphQLSchema,
  asked: readonly string[],
  held: readonly string[],
): readonly string[] {
  const typesWithFields = new Set(held.map((coordinate) => coordinate.split('.')[0]));
  const reached = new Set(held.flatMap((coordinate) => objectTypesOf(schema, coordinate)));
  return asked.flatMap((coordinate) => {
    const [typeName = ''] = coordinate.split('.');
    const below = objectTypesOf(schema, coordinate);
    if (below.length > 0 && !below.some((type) => typesWithFields.has(type))) {
      const fields = below.flatMap((type) => fieldsOf(schema, type)).slice(0, mostSuggestions);
      return `\`${coordinate}\` is an object and shows nothing without a field of it: ask for some too, such as ${fields.join(', ')}`;
    }
    if (typeName === 'Query' || typeName === 'Mutation' || reached.has(typeName)) return [];
    return `nothing that the client has leads to \`${coordinate}\`: ask for a field that returns \`${typeName}\` too`;
  });
}

/** Names of the object types that a field returns; none for a leaf and for what the graph doesn't have. */
function objectTypesOf(schema: GraphQLSchema, coordinate: string): readonly string[] {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const parent = schema.getType(typeName);
  const field = isObjectType(parent) ? parent.getFields()[fieldName] : undefined;
  if (!field) return [];
  const type = getNamedType(field.type);
  if (isObjectType(type)) return [type.name];
  return isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
}

function fieldsOf(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.keys(type.getFields()).map((field) => `\`${typeName}.${field}\``) : [];
}
