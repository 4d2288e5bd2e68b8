import type { FetchDataRewrite, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { FieldFault } from './model';
import { isTreeObject, type TreeObject, treeObject } from './tree-object';

/** `null`: nothing to ask for this object. A fault: an input could not be had, so neither can what depends on it. */
export type Representation = TreeObject | FieldFault | null;

/**
 * The required fields of one object of the tree, as a department wants them in `representations`.
 * @param schema the full schema: inputs may be `@inaccessible`
 */
export function representation(
  object: TreeObject,
  requires: readonly QueryPlanSelectionNode[],
  rewrites: readonly FetchDataRewrite[],
  schema: GraphQLSchema,
): Representation {
  const selected = select(object, requires, schema);
  if (selected === null || selected instanceof FieldFault) return selected;
  if (typeof selected['__typename'] !== 'string') return null;
  for (const rewrite of rewrites) apply(rewrite, rewrite.path, selected, schema);
  return selected;
}

function select(
  object: TreeObject,
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
): Representation {
  const result = treeObject();
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (selection.typeCondition && !isOfType(object, selection.typeCondition, schema)) continue;
      const inner = select(object, selection.selections, schema);
      if (inner === null || inner instanceof FieldFault) return inner;
      merge(result, inner);
      continue;
    }
    const name = selection.alias ?? selection.name;
    const value = inputValue(object[name], selection.selections, schema);
    // Absent: the object was never found, or its department left it out.
    if (value === undefined) return null;
    if (value instanceof FieldFault) return value;
    result[name] = value;
  }
  return result;
}

function inputValue(
  value: unknown,
  selections: readonly QueryPlanSelectionNode[] | undefined,
  schema: GraphQLSchema,
): unknown {
  if (value === undefined || value === null || value instanceof FieldFault) return value;
  if (Array.isArray(value)) {
    const elements = value.map((element) => inputValue(element, selections, schema));
    if (elements.includes(undefined)) return undefined;
    return elements.find((element) => element instanceof FieldFault) ?? elements;
  }
  if (!selections) return value;
  if (!isTreeObject(value)) return undefined;
  return select(value, selections, schema) ?? undefined;
}

function merge(target: TreeObject, source: TreeObject): void {
  for (const [name, value] of Object.entries(source)) {
    const known = target[name];
    if (isTreeObject(known) && isTreeObject(value)) merge(known, value);
    else target[name] = value;
  }
}

function isOfType(object: TreeObject, condition: string, schema: GraphQLSchema): boolean {
  const typeName = object['__typename'];
  if (typeof typeName !== 'string') return false;
  if (typeName === condition) return true;
  const [type, abstract] = [schema.getType(typeName), schema.getType(condition)];
  return isAbstractType(abstract) && isObjectType(type) && schema.isSubType(abstract, type);
}

/** Path elements are field names and `... on T`; lists are walked through. */
function apply(rewrite: FetchDataRewrite, path: readonly string[], value: unknown, schema: GraphQLSchema): void {
  if (Array.isArray(value)) {
    for (const element of value) apply(rewrite, path, element, schema);
    return;
  }
  const [step, ...rest] = path;
  if (step === undefined || !isTreeObject(value)) return;
  if (step.startsWith('... on ')) {
    const condition = step.slice('... on '.length);
    if (value['__typename'] === undefined || isOfType(value, condition, schema)) apply(rewrite, rest, value, schema);
  } else if (rest.length > 0) {
    apply(rewrite, rest, value[step], schema);
  } else if (rewrite.kind === 'ValueSetter') {
    value[step] = rewrite.setValueTo;
  } else if (value[step] !== undefined) {
    value[rewrite.renameKeyTo] = value[step];
    delete value[step];
  }
}
