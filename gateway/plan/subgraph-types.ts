import { type GraphQLSchema, isInterfaceType, Kind, type SelectionSetNode } from 'graphql';
import { parseFieldSet } from '../../schema/parse-field-set';
import type { Graph } from '../../schema/supergraph';

/** What the plan stage knows of one subgraph. */
export interface SubgraphTypes {
  /** The subgraph's own schema, without `_entities`. */
  readonly schema: GraphQLSchema;
  /** The resolvable keys of a type in the order of the subgraph's SDL. */
  keysOf(typeName: string): readonly SelectionSetNode[];
  /** Top-level names of what a field `@requires` of its object; for a field of an interface, of any implementation. */
  inputsOf(typeName: string, fieldName: string): ReadonlySet<string>;
  /** What a field `@requires`, of its type or of any implementation; empty when nothing. */
  requiresOf(typeName: string, fieldName: string): readonly SelectionSetNode[];
  /** Whether a field is `@external` and nothing in the subgraph `@provides` it. */
  isExternal(typeName: string, fieldName: string): boolean;
}

/** Reads every subgraph out of the supergraph, by subgraph name. */
export function subgraphTypes(graph: Graph): ReadonlyMap<string, SubgraphTypes> {
  const result = new Map<string, SubgraphTypes>();
  for (const subgraph of graph.planned.supergraph.subgraphs()) {
    const keyDirective = subgraph.metadata().keyDirective();
    const requiresDirective = subgraph.metadata().requiresDirective();
    const keys = new Map<string, SelectionSetNode[]>();
    const inputs = new Map<string, ReadonlySet<string>>();
    const required = new Map<string, SelectionSetNode>();
    const external = new Set<string>();
    for (const type of [...subgraph.schema.objectTypes(), ...subgraph.schema.interfaceTypes()]) {
      const sets = type
        .appliedDirectivesOf(keyDirective)
        .filter((directive) => directive.arguments().resolvable !== false)
        .map((directive) => parseFieldSet(String(directive.arguments().fields)));
      if (sets.length > 0) keys.set(type.name, sets);
      for (const field of type.fields()) {
        if (subgraph.metadata().isFieldFullyExternal(field)) external.add(field.coordinate);
        const [requires] = field.appliedDirectivesOf(requiresDirective);
        if (!requires) continue;
        const set = parseFieldSet(String(requires.arguments().fields));
        required.set(field.coordinate, set);
        inputs.set(field.coordinate, fieldNames(set));
      }
    }
    const schema = subgraph.schema.toGraphQLJSSchema();
    result.set(subgraph.name, {
      schema,
      keysOf: (typeName) => keys.get(typeName) ?? [],
      inputsOf: (typeName, fieldName) =>
        new Set(typesOf(schema, typeName).flatMap((name) => [...(inputs.get(`${name}.${fieldName}`) ?? [])])),
      requiresOf: (typeName, fieldName) =>
        typesOf(schema, typeName).flatMap((name) => required.get(`${name}.${fieldName}`) ?? []),
      isExternal: (typeName, fieldName) => external.has(`${typeName}.${fieldName}`),
    });
  }
  return result;
}

/** The type and, of an interface, what implements it. */
function typesOf(schema: GraphQLSchema, typeName: string): readonly string[] {
  const type = schema.getType(typeName);
  return [typeName, ...(isInterfaceType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [])];
}

function fieldNames({ selections }: SelectionSetNode): Set<string> {
  const names = new Set<string>();
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) names.add(selection.name.value);
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      for (const name of fieldNames(selection.selectionSet)) names.add(name);
  }
  return names;
}
