import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { decide } from '../decide';
import type { Charge, CompiledPolicy, ShareRequest } from '../model';
import { refuse } from '../refuse';
import { collectFields } from './collect-fields';
import { casePath, displayPath, errorPath, type FieldPath } from './field-path';
import type { DecidedField, DecidedObject, DecidedOperation, PathRefusal } from './model';

export interface OperationToDecide {
  readonly policy: CompiledPolicy;
  /** The full schema, on which coordinates are looked up; the operation has been validated on the API schema. */
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly request: ShareRequest;
}

interface Walk extends OperationToDecide {
  readonly refusals: Map<string, PathRefusal>;
  readonly charges: Charge[];
  readonly uses: DecidedOperation['uses'][number][];
}

/**
 * Decides every field of an operation for one consumer. Descends into refused fields too, so that the caller learns
 * at once of every coordinate that it would have to apply for. Pure: same inputs, same result.
 */
export function decideOperation(input: OperationToDecide): DecidedOperation {
  const walk: Walk = { ...input, refusals: new Map(), charges: [], uses: [] };
  const rootType = input.schema.getRootType(input.operation.operation);
  if (!rootType) throw new Error(`the graph has no ${input.operation.operation} root`);
  const root = decideObject(walk, rootType, [input.operation.selectionSet], null, null, true);
  return { root, refusals: [...walk.refusals.values()], charges: walk.charges, uses: walk.uses };
}

function decideObject(
  walk: Walk,
  type: Concrete,
  selectionSets: readonly SelectionSetNode[],
  parent: FieldPath | null,
  typeCondition: string | null,
  reachable: boolean,
): DecidedObject {
  const fields: DecidedField[] = [];
  for (const [responseKey, nodes] of collectFields(walk, type, selectionSets)) {
    fields.push(decideField(walk, type, responseKey, nodes, parent, typeCondition, reachable));
  }
  return { typeName: type.name, fields };
}

function decideField(
  walk: Walk,
  parentType: Concrete,
  responseKey: string,
  nodes: readonly FieldNode[],
  parent: FieldPath | null,
  typeCondition: string | null,
  reachable: boolean,
): DecidedField {
  const [node] = nodes as [FieldNode];
  const fieldName = node.name.value;
  const coordinate = `${parentType.name}.${fieldName}`;
  const meta = metaField(fieldName);
  if (meta) {
    const kind = fieldName === '__typename' ? 'typename' : 'introspection';
    const { type } = meta;
    return {
      responseKey,
      fieldName,
      coordinate,
      node,
      nodes,
      arguments: {},
      type,
      kind,
      decision: null,
      granted: true,
      children: null,
    };
  }
  const definition = parentType.getFields()[fieldName];
  if (!definition) throw new Error(`the graph has no field ${coordinate}`);
  const args = getArgumentValues(definition, node, walk.variables);
  const path: FieldPath = {
    parent,
    coordinate,
    key: responseKey,
    list: isListType(getNullableType(definition.type)),
    typeCondition,
  };
  const use = { coordinate, parent: parent?.coordinate ?? null, arguments: args };
  let decision = decide(walk.policy, walk.request, use);
  let shown = decision.form.kind !== 'none' || decision.conditional.length > 0;
  const children = decideChildren(walk, definition.type, nodes, path, reachable && shown);
  if (shown && children && !walk.policy.open && ![...children.values()].some(hasGrantedLeaf)) {
    decision = refuse(walk.policy, coordinate, 'no_granted_leaf', walk.request.item, decision.rules);
    shown = false;
  }
  if (decision.refusal) {
    const display = displayPath(path);
    walk.refusals.set(`${coordinate} ${display}`, {
      refusal: decision.refusal,
      errorPath: errorPath(path),
      path: display,
    });
  }
  if (shown && reachable) walk.charges.push(...decision.charges);
  walk.uses.push({ path: casePath(path), parent: use.parent, decision, arguments: args });
  const { type } = definition;
  return {
    responseKey,
    fieldName,
    coordinate,
    node,
    nodes,
    arguments: args,
    type,
    kind: 'governed',
    decision,
    granted: shown,
    children,
  };
}

function decideChildren(
  walk: Walk,
  outputType: Parameters<typeof getNamedType>[0],
  nodes: readonly FieldNode[],
  path: FieldPath,
  reachable: boolean,
): Map<string, DecidedObject> | null {
  const type = getNamedType(outputType);
  if (!isCompositeType(type)) return null;
  const selectionSets = nodes.flatMap((each) => (each.selectionSet ? [each.selectionSet] : []));
  const concrete = concreteTypes(walk, type);
  return new Map(
    concrete.map((object) => [
      object.name,
      decideObject(walk, object, selectionSets, path, isAbstractType(type) ? object.name : null, reachable),
    ]),
  );
}

/**
 * Where everything is granted, an interface that nothing implements is decided by itself: a subgraph may know it as an
 * object (`@interfaceObject`) of which nobody can say what it is.
 */
function concreteTypes({ schema, policy }: Walk, type: GraphQLCompositeType): readonly Concrete[] {
  if (!isAbstractType(type)) return [type];
  const possible = schema.getPossibleTypes(type);
  return possible.length === 0 && policy.open && isInterfaceType(type) ? [type] : possible;
}

type Concrete = GraphQLObjectType | GraphQLInterfaceType;

/** `__typename` does not count: an object of which only its type is shown is an object whose existence is shown. */
function hasGrantedLeaf(object: DecidedObject): boolean {
  return object.fields.some((field) => field.kind === 'governed' && field.granted);
}

function metaField(name: string) {
  if (name === '__typename') return TypeNameMetaFieldDef;
  if (name === '__schema') return SchemaMetaFieldDef;
  return name === '__type' ? TypeMetaFieldDef : null;
}
