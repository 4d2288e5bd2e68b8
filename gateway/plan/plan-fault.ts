import type { FetchNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import {
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationTypeNode,
  parse,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { fetchNodes } from './fetch-nodes';
import { sentFields } from './sent-fields';
import type { SubgraphTypes } from './subgraph-types';
import { suppliedInOrder } from './supplied-in-order';

/**
 * Why the answers of a plan could be wrong without anybody noticing, or null. What planners do: they ask for a field
 * before they have fetched what it is computed from or of a subgraph that only mentions it, fill an input with another field's value, and plan nothing where
 * no plan is. Inputs that `@requires` wants with arguments are fields of their own here.
 */
export function planFault({ node }: QueryPlan, subgraphs: ReadonlyMap<string, SubgraphTypes>): string | null {
  const root = node?.kind === 'Subscription' ? undefined : node;
  const fetches = fetchNodes(root);
  // Every operation asks for something; a subgraph that knows a field's type only by name gives nothing of it.
  if (!root || fetches.length === 0) return 'nothing is asked for';
  for (const fetch of fetches) {
    const subgraph = subgraphs.get(fetch.serviceName);
    if (!subgraph) return `\`${fetch.serviceName}\` is no subgraph`;
    const [entity, below] = [fetch.requires ? entityFields(fetch) : [], fieldsBelow(fetch, subgraph.schema)];
    const foreign = [...entity, ...below].find(({ typeName, fieldName }) => subgraph.isExternal(typeName, fieldName));
    if (foreign)
      return `\`${foreign.typeName}.${foreign.fieldName}\` is asked of \`${fetch.serviceName}\`, where it is external`;
    const early = below.find(({ typeName, fieldName }) => subgraph.requiresOf(typeName, fieldName).length > 0);
    if (early) return `\`${early.typeName}.${early.fieldName}\` is asked for where no inputs can be given`;
    if (!fetch.requires) continue;
    const sent = given(sentFields(fetch));
    for (const { typeName, fieldName } of entity) {
      for (const set of subgraph.requiresOf(typeName, fieldName)) {
        if (!holds(sent, set.selections)) return `\`${typeName}.${fieldName}\` is asked for before its inputs`;
      }
    }
  }
  return suppliedInOrder(root);
}

interface AskedField {
  readonly typeName: string;
  readonly fieldName: string;
}

/** The fields of the entities themselves. */
function entityFields({ operation }: FetchNode): readonly AskedField[] {
  return rootSelections(operation).flatMap((node) =>
    node.kind === Kind.FIELD
      ? fieldsOf(node.selectionSet, '').map(({ typeName, node: { name } }) => ({ typeName, fieldName: name.value }))
      : [],
  );
}

/** Every other field: those of root types, and those of objects that stand inside an answer. */
function fieldsBelow({ operation, operationKind, requires }: FetchNode, schema: GraphQLSchema): readonly AskedField[] {
  const all = (set: SelectionSetNode | undefined, parent: string): AskedField[] =>
    fieldsOf(set, parent).flatMap(({ typeName, node }) => [
      { typeName, fieldName: node.name.value },
      ...all(node.selectionSet, targetOf(schema, typeName, node)),
    ]);
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: rootSelections(operation) };
  if (!requires) return all(selectionSet, schema.getRootType(operationKind as OperationTypeNode)?.name ?? '');
  return rootSelections(operation).flatMap((root) =>
    root.kind === Kind.FIELD
      ? fieldsOf(root.selectionSet, '').flatMap(({ typeName, node }) =>
          all(node.selectionSet, targetOf(schema, typeName, node)),
        )
      : [],
  );
}

function rootSelections(operation: string): readonly SelectionNode[] {
  const [definition] = parse(operation, { noLocation: true }).definitions;
  return definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
}

/** The fields of one level, with the type on which each is asked. */
function fieldsOf(set: SelectionSetNode | undefined, parent: string): { typeName: string; node: FieldNode }[] {
  return (set?.selections ?? []).flatMap((node) => {
    if (node.kind === Kind.FIELD) return [{ typeName: parent, node }];
    if (node.kind === Kind.FRAGMENT_SPREAD) return [];
    return fieldsOf(node.selectionSet, node.typeCondition?.name.value ?? parent);
  });
}

function targetOf(schema: GraphQLSchema, typeName: string, { name }: FieldNode): string {
  const type = schema.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
  return field ? getNamedType(field.type).name : '';
}

/** Type conditions at the top only say whom a representation is of. */
function given(requires: readonly QueryPlanSelectionNode[]): readonly QueryPlanSelectionNode[] {
  return requires.flatMap((node) => (node.kind === 'InlineFragment' ? node.selections : [node]));
}

function holds(has: readonly QueryPlanSelectionNode[], wants: readonly SelectionNode[]): boolean {
  return wants.every((want) => {
    if (want.kind === Kind.FIELD) return holdsField(has, want);
    if (want.kind === Kind.FRAGMENT_SPREAD) return false;
    const condition = want.typeCondition?.name.value;
    // A condition may have been dissolved into the concrete types below it, or be true of all that stands there.
    const inside = has.flatMap((node) => (node.kind === 'InlineFragment' ? node.selections : [node]));
    const same = has.filter((node) => node.kind === 'InlineFragment' && node.typeCondition === condition);
    return holds(same.length > 0 ? [...has, ...given(same)] : inside, want.selectionSet.selections);
  });
}

function holdsField(has: readonly QueryPlanSelectionNode[], want: FieldNode): boolean {
  const name = want.name.value;
  if (name === '__typename') return true;
  const here = has.filter((node) => node.kind === 'Field' && node.name === name);
  const found = here.length > 0 ? here : given(has).filter((node) => node.kind === 'Field' && node.name === name);
  if (found.length === 0) return false;
  if (!want.selectionSet) return true;
  const below = found.flatMap((node) => (node.kind === 'Field' ? (node.selections ?? []) : []));
  return holds(below, want.selectionSet.selections);
}
