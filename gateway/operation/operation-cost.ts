import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
} from 'graphql';
import { argumentValues } from '../../schema/lib/argument-values';
import { RequestError } from '../errors/request-error';

/** Departments give no more elements of any list than this. */
const listCap = 500;
/** Elements of a list that has no argument to cut it, such as the children of a person. */
const usualListSize = 10;

/**
 * How many values an answer may hold: each field is one, times the sizes of the lists around it. A list is as long as
 * its `first` says, as the list of keys that it is asked for, or as such lists usually are. Known before anything is
 * executed; every type condition counts, and each fragment is visited once.
 *
 * Throws `RequestError` `BAD_USER_INPUT` for an argument that the coerced variables leave without a valid value.
 */
export function operationCost(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): number {
  const known = new Map<string, number>();

  const costOfFragment = (name: string): number => {
    const found = known.get(name);
    if (found !== undefined) return found;
    known.set(name, 0);
    const fragment = fragments.get(name);
    const cost = fragment ? costOf(fragment.selectionSet, schema.getType(fragment.typeCondition.name.value)) : 0;
    known.set(name, cost);
    return cost;
  };

  const costOf = ({ selections }: SelectionSetNode, parent: GraphQLNamedType | undefined): number => {
    let cost = 0;
    for (const selection of selections) {
      checkConditions(selection, variables);
      if (selection.kind === Kind.FRAGMENT_SPREAD) cost += costOfFragment(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        cost += costOf(selection.selectionSet, condition === undefined ? parent : schema.getType(condition));
      } else {
        const field = fieldOf(parent, selection.name.value);
        cost += field ? costOfField(selection, field) : 1;
      }
    }
    return cost;
  };

  const costOfField = (node: FieldNode, field: GraphQLField<unknown, unknown>): number => {
    const args = argumentsOf(node, field, variables);
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return 1;
    return listSize(field, field.type, args) * (1 + costOf(node.selectionSet, type));
  };

  return costOf(operation.selectionSet, schema.getRootType(operation.operation) ?? undefined);
}

/** Undefined for `__typename`. Introspection calls no department, but its answer can be made as long as any. */
function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

function argumentsOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return valuesOf(field.name, () => argumentValues(field, node, variables));
}

/** A variable with a default may still be given as null, which `@skip` and `@include` cannot take. */
function checkConditions(node: SelectionNode, variables: Readonly<Record<string, unknown>>): void {
  if (!node.directives?.length) return;
  for (const directive of [GraphQLSkipDirective, GraphQLIncludeDirective]) {
    valuesOf(`@${directive.name}`, () => getDirectiveValues(directive, node, variables));
  }
}

function valuesOf<Values>(name: string, read: () => Values): Values {
  try {
    return read();
  } catch (error) {
    // Its own message prints the value.
    if (!(error instanceof GraphQLError)) throw error;
    const detail = `an argument of \`${name}\` has no valid value`;
    const { message } = new RequestError('BAD_USER_INPUT', { detail });
    throw new RequestError('BAD_USER_INPUT', { detail }, { errors: [{ message, locations: error.locations }] });
  }
}

function listSize(
  field: GraphQLField<unknown, unknown>,
  type: GraphQLOutputType,
  args: Readonly<Record<string, unknown>>,
): number {
  if (isNonNullType(type)) return listSize(field, type.ofType, args);
  if (!isListType(type)) return 1;
  // Lists in lists: the arguments speak of the outer one.
  return ownSize(field, args) * innerLists(type.ofType);
}

function innerLists(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return innerLists(type.ofType);
  return isListType(type) ? usualListSize * innerLists(type.ofType) : 1;
}

function ownSize(field: GraphQLField<unknown, unknown>, args: Readonly<Record<string, unknown>>): number {
  const { first } = args;
  // Of a list that is cut after its rules the department is asked for more than the client wants, even where that is none.
  if (typeof first === 'number') return first >= 0 && first < listCap ? Math.max(1, first) : listCap;
  if (field.args.some(({ name }) => name === 'first')) return listCap;
  const keys = field.args.find(({ name, type }) => isListType(getNullableType(type)) && Array.isArray(args[name]));
  if (keys) return (args[keys.name] as unknown[]).length;
  return usualListSize;
}
