import type { GraphQLSchema } from 'graphql';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import type { Graph } from '../../schema/supergraph';

/** What the plan stage knows of one subgraph. */
export interface SubgraphTypes {
  /** The subgraph's own schema, without `_entities`. */
  readonly schema: GraphQLSchema;
  /** The resolvable keys of a type in the order of the subgraph's SDL. */
  keysOf(typeName: string): readonly SelectionSetNode[];
}

/** Reads every subgraph out of the supergraph, by subgraph name. */
export function subgraphTypes(graph: Graph): ReadonlyMap<string, SubgraphTypes> {
  const result = new Map<string, SubgraphTypes>();
  for (const subgraph of graph.supergraph.subgraphs()) {
    const keyDirective = subgraph.metadata().keyDirective();
    const keys = new Map<string, SelectionSetNode[]>();
    for (const type of [...subgraph.schema.objectTypes(), ...subgraph.schema.interfaceTypes()]) {
      const sets = type
        .appliedDirectivesOf(keyDirective)
        .filter((directive) => directive.arguments().resolvable !== false)
        .map((directive) => fieldSet(String(directive.arguments().fields)));
      if (sets.length > 0) keys.set(type.name, sets);
    }
    result.set(subgraph.name, {
      schema: subgraph.schema.toGraphQLJSSchema(),
      keysOf: (typeName) => keys.get(typeName) ?? [],
    });
  }
  return result;
}

function fieldSet(text: string): SelectionSetNode {
  const [definition] = parse(text.trim().startsWith('{') ? text : `{${text}}`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a key is not a field set');
  return definition.selectionSet;
}
