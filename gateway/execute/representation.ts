import type { FetchDataRewrite, FetchNode, QueryPlanSelectionNode } from '@apollo/query-planner';
import { type GraphQLSchema, isAbstractType, isObjectType } from 'graphql';
import { FieldFault } from './model';
import { isTreeObject, type TreeObject, treeObject } from './tree-object';

/** What a department is sent for one object of the tree. */
export interface BuiltRepresentation {
  readonly representation: TreeObject;
  /**
   * Inputs of `@requires` that could not be had, by name: with a fault, or absent (null). They are sent as null, since
   * the same call may ask for fields that do not need them; those that do must not be believed.
   */
  readonly lacking: ReadonlyMap<string, FieldFault | null>;
}

/**
 * The required fields of one object of the tree, as a department wants them in `representations`.
 * @param keyNames fields without which nothing can be asked
 * @param schema the full schema: inputs may be `@inaccessible`
 * @returns null when there is nothing to ask for this object; a fault when its key could not be had
 */
export function representation(
  object: TreeObject,
  { requires, inputRewrites }: Pick<FetchNode, 'requires' | 'inputRewrites'>,
  keyNames: ReadonlySet<string>,
  schema: GraphQLSchema,
): BuiltRepresentation | FieldFault | null {
  const result = treeObject();
  const lacking = new Map<string, FieldFault | null>();
  for (const selection of requires ?? []) {
    if (selection.kind !== 'InlineFragment') continue;
    if (selection.typeCondition && !isOfType(object, selection.typeCondition, schema)) continue;
    for (const field of selection.selections) {
      if (field.kind !== 'Field') continue;
      const value = inputValue(object[field.name], field.selections, schema);
      const failed = value === undefined || value instanceof FieldFault;
      if (failed && (field.name === '__typename' || keyNames.has(field.name))) return value ?? null;
      if (failed) lacking.set(field.name, value ?? null);
      merge(result, field.name, failed ? null : value);
    }
  }
  if (typeof result['__typename'] !== 'string') return null;
  for (const rewrite of inputRewrites ?? []) apply(rewrite, rewrite.path, result, schema);
  return { representation: result, lacking };
}

function select(
  object: TreeObject,
  selections: readonly QueryPlanSelectionNode[],
  schema: GraphQLSchema,
): TreeObject | FieldFault | undefined {
  const result = treeObject();
  for (const selection of selections) {
    if (selection.kind === 'InlineFragment') {
      if (selection.typeCondition && !isOfType(object, selection.typeCondition, schema)) continue;
      const inner = select(object, selection.selections, schema);
      if (inner === undefined || inner instanceof FieldFault) return inner;
      for (const [name, value] of Object.entries(inner)) merge(result, name, value);
      continue;
    }
    const value = inputValue(object[selection.name], selection.selections, schema);
    if (value === undefined || value instanceof FieldFault) return value;
    merge(result, selection.name, value);
  }
  return result;
}

/** Undefined when something in it is absent: it was never found, or its department left it out. */
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
  return select(value, selections, schema);
}

function merge(target: TreeObject, name: string, value: unknown): void {
  const known = target[name];
  if (isTreeObject(known) && isTreeObject(value)) {
    for (const [inner, part] of Object.entries(value)) merge(known, inner, part);
  } else target[name] = value;
}

/** Whether an object of the tree is of a type, or of one that implements it. */
export function isOfType(object: TreeObject, condition: string, schema: GraphQLSchema): boolean {
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
