import { type GraphQLSchema, getNamedType, getNullableType, isAbstractType, isListType, isObjectType } from 'graphql';
import type { ArgumentRole, CompiledPolicy, ServiceItem } from '../../../policies/engine/model';

export interface Readable {
  /** In whatever way, and as it is. */
  readonly whole: ReadonlySet<string>;
  /** Only through these masks: what a mask hides must not matter. */
  readonly masked: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Every coordinate on which an answer to one organisation under one item may depend, in whatever way: granted in any
 * form, computed from, looked up, verified, read by a row rule, or needed to know whom a row is about.
 * What is not in here must not be able to change one byte of any answer.
 */
export function readableCoordinates(
  policy: CompiledPolicy,
  schema: GraphQLSchema,
  joins: ReadonlySet<string>,
  { organisation, item }: { organisation: string; item: ServiceItem | null },
): Readable {
  const readable = new Set<string>(joins);
  const masked = new Map<string, Set<string>>();
  const shares = item && policy.index.items.get(item.code)?.consumers.get(organisation);
  for (const [coordinate, { grants }] of shares ?? []) {
    if (policy.field(coordinate)?.class === 'withheld' || grants.length === 0) continue;
    if (grants.some(({ form }) => form.kind !== 'mask')) readable.add(coordinate);
    else masked.set(coordinate, new Set(grants.flatMap(({ form }) => (form.kind === 'mask' ? [form.mask] : []))));
    for (const { rows } of grants)
      for (const path of rows?.reads ?? []) addPath(schema, rowTypes(schema, coordinate), path, readable);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    const subject = policy.subject(type.name);
    if (subject.kind === 'path') addPath(schema, [type.name], subject.path, readable);
    if (subject.kind === 'person' || subject.kind === 'organisation') readable.add(`${type.name}.${subject.key}`);
    if (subject.kind !== 'person') continue;
    if (subject.bornOn && !item?.minors) readable.add(`${type.name}.${subject.bornOn}`);
    if (subject.identifier && item?.requiresConsent) readable.add(`${type.name}.${subject.identifier}`);
  }
  // Both lists grow while they are walked: what a field is computed from may itself be computed.
  for (const coordinate of readable) {
    const field = policy.field(coordinate);
    for (const input of field?.derivedFrom ?? []) readable.add(input);
    for (const role of Object.values(field?.arguments ?? {})) for (const input of inputsOf(role)) readable.add(input);
  }
  for (const fields of policy.index.inputs.values()) {
    for (const { role } of fields.values()) for (const input of inputsOf(role)) readable.add(input);
  }
  for (const coordinate of readable) masked.delete(coordinate);
  return { whole: readable, masked };
}

/** A probe is left out on purpose: filtering by what is not readable must be refused, so it must not matter. */
function inputsOf(role: ArgumentRole): readonly string[] {
  return role.kind === 'looksUp' || role.kind === 'verifies' ? [role.coordinate] : [];
}

/** On a list a rule reads elements, elsewhere the object that holds the field. */
function rowTypes(schema: GraphQLSchema, coordinate: string): string[] {
  const [typeName, fieldName] = coordinate.split('.') as [string, string];
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
  if (!field || !isListType(getNullableType(field.type))) return [typeName];
  const named = getNamedType(field.type);
  return isAbstractType(named) ? schema.getPossibleTypes(named).map(({ name }) => name) : [named.name];
}

function addPath(
  schema: GraphQLSchema,
  typeNames: readonly string[],
  path: readonly string[],
  into: Set<string>,
): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  for (const typeName of typeNames) {
    const type = schema.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (!field) continue;
    into.add(`${typeName}.${name}`);
    const named = getNamedType(field.type);
    const below = isAbstractType(named) ? schema.getPossibleTypes(named).map((each) => each.name) : [named.name];
    addPath(schema, below, rest, into);
  }
}
