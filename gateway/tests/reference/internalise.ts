import {
  astFromValue,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
} from 'graphql';
import { internalName } from './internal-name';

export interface Internalised {
  readonly text: string;
  /** Mutation roots run once for each response key, so their internal names are numbered. By response key. */
  readonly rootNames: Map<string, string>;
  /** Whether a composite field that the client asks under several names, with other fields below, became one. */
  readonly merged: boolean;
}

/**
 * Rewrites a validated operation so that no name in it was chosen by the client: fragments opened by concrete type,
 * `@skip` and `@include` settled, equal selections merged, arguments inlined.
 */
export function internalise(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  variables: Readonly<Record<string, unknown>>,
): Internalised {
  const rootNames = new Map<string, string>();
  let merged = false;

  const collect = (type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Map<string, FieldNode[]> => {
    const groups = new Map<string, FieldNode[]>();
    const visit = (set: SelectionSetNode) => {
      for (const node of set.selections) {
        if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) continue;
        if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] === false) continue;
        if (node.kind === Kind.FIELD) {
          const key = node.alias?.value ?? node.name.value;
          groups.set(key, [...(groups.get(key) ?? []), node]);
          continue;
        }
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
        const condition = fragment?.typeCondition?.name.value;
        if (fragment && (!condition || holds(type, condition))) visit(fragment.selectionSet);
      }
    };
    for (const set of sets) visit(set);
    return groups;
  };

  const holds = (type: GraphQLObjectType, condition: string): boolean => {
    const conditional = schema.getType(condition);
    return conditional === type || (isAbstractType(conditional) && schema.isSubType(conditional, type));
  };

  // Selections are collected for each response key by itself and merged only under their internal names: below two
  // aliases of one field, one response key may stand for two different fields.
  const object = (type: GraphQLObjectType, sets: readonly SelectionSetNode[], into: ObjectSelection): void => {
    for (const [key, nodes] of collect(type, sets)) {
      const [node] = nodes;
      const field = node && type.getFields()[node.name.value];
      if (!node || !field) continue; // `__typename`: asked everywhere below
      const args = getArgumentValues(field, node, variables);
      let name = internalName(field, args);
      if (type === schema.getMutationType()) {
        name = `${field.name}__${rootNames.size}`;
        rootNames.set(key, name);
      }
      if (into.has(name) && node.selectionSet) merged = true;
      const known = into.get(name) ?? { head: head(name, field, args), below: new Map() };
      into.set(name, known);
      const inner = getNamedType(field.type);
      for (const one of isAbstractType(inner) ? schema.getPossibleTypes(inner) : [inner]) {
        if (!isObjectType(one)) continue;
        const below = known.below.get(one.name) ?? new Map();
        known.below.set(one.name, below);
        object(
          one,
          nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
          below,
        );
      }
    }
  };

  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error('no such root type');
  const selection: ObjectSelection = new Map();
  object(root, [operation.selectionSet], selection);
  return { text: `${operation.operation} { ${printObject(selection) || '__typename'} }`, rootNames, merged };
}

/** By internal name: how the field is asked, and what is asked below it, by concrete type. */
type ObjectSelection = Map<string, { readonly head: string; readonly below: Map<string, ObjectSelection> }>;

function head(name: string, field: GraphQLField<unknown, unknown>, args: Readonly<Record<string, unknown>>): string {
  const list = field.args.flatMap((arg) => {
    const value = arg.name in args ? astFromValue(args[arg.name], arg.type) : null;
    return value ? [`${arg.name}: ${print(value)}`] : [];
  });
  const alias = name === field.name ? '' : `${name}: `;
  return `${alias}${field.name}${list.length > 0 ? `(${list.join(', ')})` : ''}`;
}

function printObject(selection: ObjectSelection): string {
  return [...selection.values()].map((field) => `${field.head}${printBelow(field.below)}`).join(' ');
}

function printBelow(below: ReadonlyMap<string, ObjectSelection>): string {
  if (below.size === 0) return '';
  const parts = [...below]
    .filter(([, inner]) => inner.size > 0)
    .map(([type, inner]) => `... on ${type} { ${printObject(inner)} }`);
  return ` { __typename ${parts.join(' ')} }`;
}
