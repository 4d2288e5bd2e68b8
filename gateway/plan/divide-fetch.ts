import type { FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { FixedField } from '../../schema/required-arguments';
import type { SubgraphTypes } from './subgraph-types';

/** By path of field names: the names by which what stands there is planned. */
type Inputs = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Divides a fetch through `_entities` so that no representation has to hold one field twice, with the values of
 * different arguments: each part asks for fields that agree on their inputs.
 * @param fixed what stands for a field with arguments, by its name
 */
export function divideFetch(
  fetch: FetchNode,
  fixed: ReadonlyMap<string, FixedField>,
  subgraph: SubgraphTypes | undefined,
): readonly FetchNode[] {
  const doubled = new Set(
    [...inputsOf(fromRequires(fetch.requires ?? []), fixed)].flatMap(([path, names]) => (names.size > 1 ? [path] : [])),
  );
  if (doubled.size === 0 || !subgraph) return [fetch];
  const document = parse(fetch.operation, { noLocation: true });
  const parts: { readonly nodes: Set<FieldNode>; readonly inputs: Map<string, ReadonlySet<string>> }[] = [];
  for (const { node, typeName } of entityFields(document)) {
    const inputs = new Map(
      subgraph
        .requiresOf(typeName, node.name.value)
        .flatMap((set) => [...inputsOf(fromSet(set), fixed)])
        .filter(([path]) => doubled.has(path)),
    );
    let part = parts.find((one) => agree(one.inputs, inputs));
    if (!part) {
      part = { nodes: new Set(), inputs: new Map() };
      parts.push(part);
    }
    part.nodes.add(node);
    for (const [path, names] of inputs) part.inputs.set(path, names);
  }
  return parts.map(({ nodes, inputs }) => {
    const operation = only(document, nodes);
    const used = new Set<string>();
    visit(operation, { VariableDefinition: ({ variable }) => void used.add(variable.name.value) });
    return {
      ...fetch,
      operation: stripIgnoredCharacters(print(operation)),
      variableUsages: (fetch.variableUsages ?? []).filter((name) => used.has(name)),
      requires: without(fetch.requires ?? [], (path, name) => doubled.has(path) && !inputs.get(path)?.has(name), fixed),
    };
  });
}

function agree(a: Inputs, b: Inputs): boolean {
  return [...b].every(([path, names]) => {
    const other = a.get(path);
    return !other || (other.size === names.size && [...names].every((name) => other.has(name)));
  });
}

/** A selection of fields, whatever wrote it. */
interface Selected {
  /** Null on a type condition. */
  readonly name: string | null;
  readonly below: readonly Selected[];
}

function fromRequires(selections: readonly QueryPlanSelectionNode[]): readonly Selected[] {
  return selections.map((node) => ({
    name: node.kind === 'Field' ? node.name : null,
    below: fromRequires(node.selections ?? []),
  }));
}

function fromSet({ selections }: SelectionSetNode): readonly Selected[] {
  return selections.flatMap((node) => {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    const name = node.kind === Kind.FIELD ? node.name.value : null;
    return [{ name, below: node.selectionSet ? fromSet(node.selectionSet) : [] }];
  });
}

function inputsOf(
  selections: readonly Selected[],
  fixed: ReadonlyMap<string, FixedField>,
  path = '',
  into: Map<string, Set<string>> = new Map(),
): Map<string, Set<string>> {
  for (const { name, below } of selections) {
    const at = name === null ? path : pathOf(path, name, fixed);
    if (name !== null) into.set(at, (into.get(at) ?? new Set()).add(name));
    inputsOf(below, fixed, at, into);
  }
  return into;
}

function pathOf(path: string, name: string, fixed: ReadonlyMap<string, FixedField>): string {
  return `${path}.${fixed.get(name)?.fieldName ?? name}`;
}

function without(
  selections: readonly QueryPlanSelectionNode[],
  unwanted: (path: string, name: string) => boolean,
  fixed: ReadonlyMap<string, FixedField>,
  path = '',
): QueryPlanSelectionNode[] {
  return selections.flatMap((node): QueryPlanSelectionNode[] => {
    if (node.kind === 'InlineFragment')
      return [{ ...node, selections: without(node.selections, unwanted, fixed, path) }];
    const at = pathOf(path, node.name, fixed);
    if (unwanted(at, node.name)) return [];
    return [node.selections ? { ...node, selections: without(node.selections, unwanted, fixed, at) } : node];
  });
}

/** The fields of the entities themselves, with the type on which each is asked. */
function entityFields(document: DocumentNode): { node: FieldNode; typeName: string }[] {
  const walk = (selections: readonly SelectionNode[], typeName: string): { node: FieldNode; typeName: string }[] =>
    selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [{ node, typeName }];
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      return walk(node.selectionSet.selections, node.typeCondition?.name.value ?? typeName);
    });
  return document.definitions
    .flatMap((node) => (node.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections : []))
    .flatMap((root) => (root.kind === Kind.FIELD ? walk(root.selectionSet?.selections ?? [], '') : []));
}

/** The operation with some of its entities' fields, and the variables that they use. */
function only(document: DocumentNode, fields: ReadonlySet<FieldNode>): DocumentNode {
  const kept = (set: SelectionSetNode): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((node): SelectionNode[] => {
      if (node.kind === Kind.FIELD) return fields.has(node) ? [node] : [];
      if (node.kind === Kind.FRAGMENT_SPREAD) return [];
      const selectionSet = kept(node.selectionSet);
      return selectionSet.selections.length > 0 ? [{ ...node, selectionSet }] : [];
    }),
  });
  return visit(document, {
    OperationDefinition(operation) {
      const selections = operation.selectionSet.selections.map((root) =>
        root.kind === Kind.FIELD && root.selectionSet ? { ...root, selectionSet: kept(root.selectionSet) } : root,
      );
      const used = new Set<string>();
      for (const root of selections) visit(root, { Variable: ({ name }) => void used.add(name.value) });
      return {
        ...operation,
        variableDefinitions: operation.variableDefinitions?.filter(({ variable }) => used.has(variable.name.value)),
        selectionSet: { ...operation.selectionSet, selections },
      };
    },
  });
}
