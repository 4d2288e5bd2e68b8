import { type GraphQLSchema, getNamedType, isAbstractType, isInterfaceType, isObjectType } from 'graphql';

/** Names of the concrete types that a coordinate leads to; none for a leaf. Remembered: a log asks a million times. */
export function returnTypes(schema: GraphQLSchema): (coordinate: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (coordinate) => {
    let found = known.get(coordinate);
    if (found === undefined) {
      found = typesOf(schema, coordinate);
      known.set(coordinate, found);
    }
    return found;
  };
}

function typesOf(schema: GraphQLSchema, coordinate: string): readonly string[] {
  const [typeName = '', fieldName = ''] = coordinate.split('.');
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[fieldName] : undefined;
  const named = field && getNamedType(field.type);
  if (isObjectType(named)) return [named.name];
  return isAbstractType(named) ? schema.getPossibleTypes(named).map(({ name }) => name) : [];
}
