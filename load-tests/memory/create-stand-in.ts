import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { readOperation } from '../peers/replay/read-operation';
import { scalarValue } from './scalar-value';

type Variables = Readonly<Record<string, unknown>>;
type Row = Readonly<Record<string, unknown>>;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Variables;
}

/** Elements of each list: more of them make deep answers long, and nothing here is about size. */
const listLength = 2;
/** Keys that come up, so that kept answers are found again now and then, and pushed out. */
const keys = 200_000;

/**
 * Departments that know everything: whatever the graph has can be asked for, and gets some valid value. An entity has
 * the keys that it was asked for by; everything else is made up anew each time.
 * @param full the schema with all that is hidden from clients
 */
export function createStandIn(
  full: GraphQLSchema,
  random: () => number,
): (text: string, operationName: string | null) => (variables: Variables) => string {
  const number = () => Math.floor(random() * keys);
  const leaf = (output: GraphQLOutputType): unknown => {
    const type = getNamedType(output);
    return isEnumType(type) ? type.getValues()[0]?.name : scalarValue(type.name, number());
  };

  const valueFor = (walk: Walk, type: GraphQLOutputType, selection: SelectionSetNode | undefined): unknown => {
    if (isNonNullType(type)) return valueFor(walk, type.ofType, selection);
    if (isListType(type)) return Array.from({ length: listLength }, () => valueFor(walk, type.ofType, selection));
    if (!selection) return leaf(type);
    const named = getNamedType(type);
    const possible = isAbstractType(named) ? full.getPossibleTypes(named) : [];
    const typeName = possible.length > 0 ? possible[number() % possible.length]!.name : named.name;
    return objectOf(walk, typeName, selection, {});
  };

  /** @param known members that are given */
  const objectOf = (walk: Walk, typeName: string, { selections }: SelectionSetNode, known: Row): Row => {
    const row: Record<string, unknown> = {};
    for (const selection of selections) {
      if (!isIncluded(selection.directives, walk.variables)) continue;
      if (selection.kind === Kind.FIELD) {
        const { name, alias, selectionSet } = selection;
        const label = (alias ?? name).value;
        const own = known[name.value];
        if (name.value === '__typename') row[label] = typeName;
        else if (name.value === '_entities') row[label] = entitiesOf(walk, selectionSet!, argumentName(selection));
        else row[label] = own !== undefined && !selectionSet ? own : fieldOf(walk, typeName, name.value, selectionSet);
      } else {
        const spread = selection.kind === Kind.FRAGMENT_SPREAD ? walk.fragments.get(selection.name.value) : selection;
        const condition = spread?.typeCondition?.name.value ?? typeName;
        if (spread && isA(walk.schema, typeName, condition))
          Object.assign(row, objectOf(walk, typeName, spread.selectionSet, known));
      }
    }
    return row;
  };

  const fieldOf = (walk: Walk, typeName: string, name: string, selection: SelectionSetNode | undefined): unknown => {
    const type = full.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) throw new Error(`the graph has no \`${typeName}.${name}\``);
    return valueFor(walk, field.type, selection);
  };

  const entitiesOf = (walk: Walk, selection: SelectionSetNode, variable: string): unknown[] =>
    (walk.variables[variable] as Row[]).map((row) => objectOf(walk, String(row['__typename']), selection, row));

  return (text, operationName) => {
    const { operation, fragments } = readOperation(text, operationName);
    return (variables) =>
      JSON.stringify({ data: objectOf({ schema: full, fragments, variables }, 'Query', operation.selectionSet, {}) });
  };
}

/** The variable that holds the representations. */
function argumentName({
  arguments: args = [],
}: {
  readonly arguments?: readonly { readonly value: unknown }[];
}): string {
  const value = args[0]?.value as { readonly kind?: string; readonly name?: { readonly value: string } } | undefined;
  if (value?.kind !== Kind.VARIABLE || !value.name) throw new Error('expected representations in a variable');
  return value.name.value;
}

function isIncluded(directives: readonly DirectiveNode[] = [], variables: Variables): boolean {
  return directives.every(({ name, arguments: args }) => {
    const value = args?.[0]?.value;
    if (!value || (name.value !== 'include' && name.value !== 'skip')) return true;
    const given =
      value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.BOOLEAN && value.value;
    return (given === true) === (name.value === 'include');
  });
}

function isA(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) return true;
  const [type, abstract] = [schema.getType(typeName), schema.getType(condition)];
  return isObjectType(type) && isAbstractType(abstract) && schema.isSubType(abstract, type);
}
