import type { FetchDataRewrite } from '@apollo/query-planner';
import {
  type FieldNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type SelectionNode,
} from 'graphql';
import type { SuppliedField } from './model';
import type { SubgraphTypes } from './subgraph-types';

/** Where the walk stands. */
interface Place {
  readonly parent: string | null;
  readonly on: ReadonlySet<string> | null;
  readonly optional: boolean;
  /** As rewrites spell it: response names and `... on T`, lists left out. */
  readonly path: readonly string[];
}

/**
 * What a fetch supplies, from its operation: types by the department's schema, names in the tree by the planner's
 * output rewrites.
 * @param selections the operation's root selections, or those below `_entities` (then `root` is null)
 * @param full the graph's full schema, for the concrete types behind a type condition
 */
export function suppliedFields(
  selections: readonly SelectionNode[],
  root: string | null,
  { subgraph, full }: { readonly subgraph: SubgraphTypes; readonly full: GraphQLSchema },
  rewrites: readonly FetchDataRewrite[],
): readonly SuppliedField[] {
  const schemas = { department: subgraph.schema, full };
  const renamed = new Map<string, string>();
  for (const rewrite of rewrites) {
    if (rewrite.kind !== 'KeyRenamer') throw new Error(`output rewrite \`${rewrite.kind}\` is not supported`);
    renamed.set(rewrite.path.join('/'), rewrite.renameKeyTo);
  }

  const walk = (nodes: readonly SelectionNode[], place: Place): SuppliedField[] =>
    nodes.flatMap((node) => {
      const optional = place.optional || (node.directives ?? []).length > 0;
      if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('expected a fetch without named fragments');
      if (node.kind === Kind.FIELD) return [field(node, { ...place, optional })];
      const condition = node.typeCondition?.name.value;
      if (condition === undefined) return walk(node.selectionSet.selections, { ...place, optional });
      return walk(node.selectionSet.selections, {
        parent: condition,
        on: condition === place.parent ? place.on : intersection(place.on, concreteTypes(schemas, condition)),
        optional,
        path: [...place.path, `... on ${condition}`],
      });
    });

  const field = (node: FieldNode, { parent, on, optional, path }: Place): SuppliedField => {
    const responseName = node.alias?.value ?? node.name.value;
    const fieldPath = [...path, responseName];
    const name = renamed.get(fieldPath.join('/')) ?? responseName;
    const type = fieldType(schemas.department, parent, node.name.value);
    const named = type && getNamedType(type);
    const inputs = subgraph.inputsOf(parent ?? '', node.name.value);
    const shared = { responseName, name, on, optional, inputs, listDepth: type ? listDepth(type) : 0 };
    if (node.name.value === '__typename')
      return { ...shared, leaf: 'String', types: abstractNames(schemas), fields: [] };
    if (!named || isLeafType(named)) return { ...shared, leaf: named?.name ?? 'String', types: new Set(), fields: [] };
    return {
      ...shared,
      leaf: null,
      types: concreteTypes(schemas, named.name),
      fields: walk(node.selectionSet?.selections ?? [], { parent: named.name, on: null, optional, path: fieldPath }),
    };
  };

  return walk(selections, { parent: root, on: null, optional: false, path: [] });
}

/** Names that a department may give for `__typename` which say no more than what is known already. */
function abstractNames({ department, full }: { department: GraphQLSchema; full: GraphQLSchema }): Set<string> {
  const names = Object.keys(department.getTypeMap());
  return new Set(names.filter((name) => isObjectType(department.getType(name)) && isAbstractType(full.getType(name))));
}

/** Undefined for `__typename`. */
function fieldType(schema: GraphQLSchema, parent: string | null, name: string): GraphQLOutputType | undefined {
  if (name === '__typename') return undefined;
  const type = parent === null ? undefined : schema.getType(parent);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`the plan asks for \`${parent}.${name}\`, which the department does not have`);
  return field.type;
}

function listDepth(type: GraphQLOutputType): number {
  if (isNonNullType(type)) return listDepth(type.ofType);
  return isListType(type) ? 1 + listDepth(type.ofType) : 0;
}

/**
 * The type itself too: a department that knows an interface as an object (`@interfaceObject`) answers with its name.
 */
function concreteTypes(schemas: { department: GraphQLSchema; full: GraphQLSchema }, name: string): Set<string> {
  const names = new Set([name]);
  for (const schema of [schemas.department, schemas.full]) {
    const type = schema.getType(name);
    if (isAbstractType(type)) for (const possible of schema.getPossibleTypes(type)) names.add(possible.name);
  }
  return names;
}

function intersection(a: ReadonlySet<string> | null, b: ReadonlySet<string>): ReadonlySet<string> {
  return a === null ? b : new Set([...a].filter((name) => b.has(name)));
}
