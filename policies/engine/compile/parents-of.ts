import { type GraphQLSchema, getNamedType, isAbstractType, isObjectType } from 'graphql';

const known = new WeakMap<GraphQLSchema, ReadonlyMap<string, ReadonlySet<string>>>();
const none: ReadonlySet<string> = new Set();

/** Coordinates of all fields of concrete types that may return objects of a type, directly, in lists or by interfaces. */
export function parentsOf(schema: GraphQLSchema, typeName: string): ReadonlySet<string> {
  let parents = known.get(schema);
  if (!parents) {
    parents = parentsByType(schema);
    known.set(schema, parents);
  }
  return parents.get(typeName) ?? none;
}

function parentsByType(schema: GraphQLSchema): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const target = getNamedType(field.type);
      for (const { name } of isAbstractType(target) ? schema.getPossibleTypes(target) : [target]) {
        found.set(name, (found.get(name) ?? new Set()).add(`${type.name}.${field.name}`));
      }
    }
  }
  return found;
}
