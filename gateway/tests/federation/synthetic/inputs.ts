import {
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Facts } from './facts';
import { type Thing, value } from './value';

interface World {
  readonly full: GraphQLSchema;
  readonly facts: Facts;
}

interface Of {
  readonly typeName: string;
  readonly id: string;
}

/** The value of a field whose inputs can be had, however deep. */
export function knownValue(world: World, of: Of, name: string, args: Readonly<Record<string, unknown>>): unknown {
  const { full, facts } = world;
  const names = [of.typeName, ...interfacesOf(full, of.typeName)];
  const find = <Value>(map: ReadonlyMap<string, Value>) =>
    names.map((typeName) => map.get(`${typeName}.${name}`)).find((one) => one !== undefined);
  const set = find(facts.requires);
  if (set) return told(name, knownInputs(world, set, of));
  const { type } = definition(full, of.typeName, name);
  return value({ full, type, id: of.id, field: name, args, known: find(facts.known) });
}

/** A value that shows what it was computed from. */
export function told(name: string, inputs: unknown): string {
  return `${name}(${JSON.stringify(inputs)})`;
}

/** What a representation brought. What stands below a type condition is there or not: objects need not say their type. */
export function givenInputs(set: SelectionSetNode, source: unknown, conditional = false): unknown {
  if (Array.isArray(source)) return source.map((one) => givenInputs(set, one, conditional));
  if (source === null || source === undefined) return null;
  const object = source as Readonly<Record<string, unknown>>;
  const result: Record<string, unknown> = {};
  for (const node of set.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT) Object.assign(result, givenInputs(node.selectionSet, object, true));
    if (node.kind !== Kind.FIELD) continue;
    const given = object[node.name.value];
    if (conditional && given === undefined) continue;
    result[node.name.value] = node.selectionSet ? givenInputs(node.selectionSet, given) : (given ?? null);
  }
  return result;
}

function knownInputs(world: World, set: SelectionSetNode, of: Of): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const node of set.selections) {
    if (node.kind === Kind.INLINE_FRAGMENT && covers(world.full, node.typeCondition?.name.value, of.typeName))
      Object.assign(result, knownInputs(world, node.selectionSet, of));
    if (node.kind !== Kind.FIELD) continue;
    const input = definition(world.full, of.typeName, node.name.value);
    const found = knownValue(world, of, input.name, getArgumentValues(input, node));
    result[input.name] = node.selectionSet ? below(world, node.selectionSet, found) : found;
  }
  return result;
}

function below(world: World, set: SelectionSetNode, found: unknown): unknown {
  if (Array.isArray(found)) return found.map((one) => below(world, set, one));
  if (found === null) return null;
  const { __typename: typeName, id } = found as Thing;
  return knownInputs(world, set, { typeName, id });
}

function covers(full: GraphQLSchema, condition: string | undefined, typeName: string): boolean {
  if (condition === undefined || condition === typeName) return true;
  const type = full.getType(condition);
  return isAbstractType(type) && full.getPossibleTypes(type).some(({ name }) => name === typeName);
}

function interfacesOf(full: GraphQLSchema, typeName: string): readonly string[] {
  const type = full.getType(typeName);
  return isObjectType(type) ? type.getInterfaces().map(({ name }) => name) : [];
}

function definition(full: GraphQLSchema, typeName: string, name: string): GraphQLField<unknown, unknown> {
  const type = full.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`no field ${typeName}.${name}`);
  return field;
}
