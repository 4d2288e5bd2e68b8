import type { FetchNode, PlanNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { sentFields } from './sent-fields';

/** By name in the response tree: the fields whose values stand under it. */
type Supplied = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Why a representation could be sent without a value or with another field's, or null: everything that a fetch requires
 * must have been fetched by one that ends before it begins, and under a name that no other field has.
 */
export function suppliedInOrder(root: PlanNode): string | null {
  const everything = supplies(root);
  let fault: string | null = null;

  /** @param before what was fetched when the node begins */
  const check = (node: PlanNode, before: Supplied): void => {
    switch (node.kind) {
      case 'Sequence': {
        let known = before;
        for (const child of node.nodes) {
          check(child, known);
          known = union([known, supplies(child)]);
        }
        return;
      }
      case 'Parallel':
        for (const child of node.nodes) check(child, before);
        return;
      case 'Flatten':
        check(node.node, before);
        return;
      case 'Condition':
        for (const child of [node.ifClause, node.elseClause]) if (child) check(child, before);
        return;
      case 'Fetch':
        fault ??= fetchFault(node, before, everything);
        return;
      case 'Defer':
        throw new Error('a plan with `@defer` is not supported');
    }
  };
  check(root, new Map());
  return fault;
}

function fetchFault(fetch: FetchNode, before: Supplied, everything: Supplied): string | null {
  const [taken, sent] = [names(fetch.requires ?? []), names(sentFields(fetch))];
  for (const [index, name] of taken.entries()) {
    if (name === '__typename') continue;
    if (!before.has(name)) return `\`${name}\` is sent to \`${fetch.serviceName}\` before it is fetched`;
    const other = [...(everything.get(name) ?? [])].find((field) => field !== sent[index]);
    if (other !== undefined)
      return `\`${sent[index]}\` is sent to \`${fetch.serviceName}\` with values of \`${other}\``;
  }
  return null;
}

/** Of all fields, in their order. */
function names(selections: readonly QueryPlanSelectionNode[]): readonly string[] {
  return selections.flatMap((node) => [...(node.kind === 'Field' ? [node.name] : []), ...names(node.selections ?? [])]);
}

function supplies(node: PlanNode): Supplied {
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return union(node.nodes.map(supplies));
    case 'Flatten':
      return supplies(node.node);
    case 'Condition':
      return union([node.ifClause, node.elseClause].map((child) => (child ? supplies(child) : new Map())));
    case 'Fetch':
      return fetchSupplies(node);
    case 'Defer':
      throw new Error('a plan with `@defer` is not supported');
  }
}

function fetchSupplies({ operation, outputRewrites = [] }: FetchNode): Supplied {
  const renames = new Map(
    outputRewrites.flatMap((rewrite) =>
      rewrite.kind === 'KeyRenamer'
        ? [[rewrite.path[rewrite.path.length - 1] ?? '', rewrite.renameKeyTo] as const]
        : [],
    ),
  );
  const found = new Map<string, Set<string>>();
  const walk = ({ selections }: SelectionSetNode): void => {
    for (const node of selections) {
      if (node.kind === Kind.FRAGMENT_SPREAD) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        for (const name of new Set([key, renames.get(key) ?? key]))
          found.set(name, (found.get(name) ?? new Set()).add(node.name.value));
      }
      if (node.selectionSet) walk(node.selectionSet);
    }
  };
  for (const definition of parse(operation, { noLocation: true }).definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) walk(definition.selectionSet);
  return found;
}

function union(all: readonly Supplied[]): Supplied {
  const result = new Map<string, Set<string>>();
  for (const one of all)
    for (const [name, fields] of one) result.set(name, new Set([...(result.get(name) ?? []), ...fields]));
  return result;
}
