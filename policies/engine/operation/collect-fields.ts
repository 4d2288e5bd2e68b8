import {
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLIncludeDirective,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  typeFromAST,
} from 'graphql';

interface CollectContext {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** GraphQL, section 6.3.2 CollectFields: the fields of one concrete type by response key, in response order. */
export function collectFields(
  context: CollectContext,
  type: GraphQLObjectType | GraphQLInterfaceType,
  selectionSets: readonly SelectionSetNode[],
): Map<string, FieldNode[]> {
  const groups = new Map<string, FieldNode[]>();
  const visited = new Set<string>();
  for (const { selections } of selectionSets) collect(context, type, selections, groups, visited);
  return groups;
}

function collect(
  context: CollectContext,
  type: GraphQLObjectType | GraphQLInterfaceType,
  selections: readonly SelectionNode[],
  groups: Map<string, FieldNode[]>,
  visited: Set<string>,
): void {
  for (const selection of selections) {
    if (!included(context, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const group = groups.get(key);
      if (group) group.push(selection);
      else groups.set(key, [selection]);
      continue;
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      if (selection.typeCondition && !applies(context, type, selection.typeCondition.name.value)) continue;
      collect(context, type, selection.selectionSet.selections, groups, visited);
      continue;
    }
    const name = selection.name.value;
    const fragment = context.fragments.get(name);
    if (visited.has(name) || !fragment) continue;
    visited.add(name);
    if (!applies(context, type, fragment.typeCondition.name.value)) continue;
    collect(context, type, fragment.selectionSet.selections, groups, visited);
  }
}

function included({ variables }: CollectContext, node: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function applies(
  { schema }: CollectContext,
  type: GraphQLObjectType | GraphQLInterfaceType,
  condition: string,
): boolean {
  const conditional = typeFromAST(schema, { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: condition } });
  if (conditional === type) return true;
  return isAbstractType(conditional) && schema.isSubType(conditional, type);
}
