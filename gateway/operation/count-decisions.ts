import {
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many fields of concrete types an operation spells out: each is decided, and explained where it is refused.
 * Fragments count wherever they are spread and interfaces and unions once for each of their types, so a short text may
 * stand for millions; they are counted in one visit of each fragment and type, and never made. Lists make no difference.
 */
export function countDecisions(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): number {
  const known = new Map<string, number>();

  const countOfFragment = (name: string, types: number): number => {
    const key = `${types} ${name}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, 0);
    const fragment = fragments.get(name);
    const count = fragment ? countUnder(fragment.typeCondition.name.value, fragment.selectionSet, types) : 0;
    known.set(key, count);
    return count;
  };

  const countUnder = (condition: string, selectionSet: SelectionSetNode, types: number): number => {
    const type = schema.getType(condition);
    return countOf(selectionSet, type, Math.min(types, concreteTypes(schema, type)));
  };

  const countOf = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined, types: number): number => {
    let count = 0;
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) count += countOfFragment(selection.name.value, types);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        count +=
          condition === undefined
            ? countOf(selection.selectionSet, parent, types)
            : countUnder(condition, selection.selectionSet, types);
      } else {
        const field =
          isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[selection.name.value] : undefined;
        const type = field && getNamedType(field.type);
        const below = selection.selectionSet ? countOf(selection.selectionSet, type, concreteTypes(schema, type)) : 0;
        count += types * (1 + below);
      }
    }
    return count;
  };

  return countOf(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined, 1);
}

function concreteTypes(schema: GraphQLSchema, type: GraphQLNamedType | undefined): number {
  return isAbstractType(type) ? schema.getPossibleTypes(type).length : 1;
}
