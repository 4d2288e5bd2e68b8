import {
  type FieldNode,
  type GraphQLField,
  type GraphQLSchema,
  getArgumentValues,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
} from 'graphql';
import { type Thing, value } from './value';

/** By `Type.field`: what it is computed from. */
export type Requires = ReadonlyMap<string, readonly FieldNode[]>;

/** Reads every `@requires` of some subgraphs. Inputs are leaves. */
export function requiresOf(sdls: readonly string[]): Requires {
  const found = new Map<string, readonly FieldNode[]>();
  for (const definition of sdls.flatMap((sdl) => parse(sdl).definitions)) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? []) {
      const set = field.directives?.find(({ name }) => name.value === 'requires')?.arguments?.[0]?.value;
      if (set?.kind !== Kind.STRING) continue;
      const [operation] = parse(`{ ${set.value} }`).definitions;
      const nodes = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections : [];
      found.set(
        `${definition.name.value}.${field.name.value}`,
        nodes.filter((node) => node.kind === Kind.FIELD),
      );
    }
  }
  return found;
}

/**
 * Gives every field of a schema its synthetic value.
 * @param local whether inputs of `@requires` are only what a representation brought, as in a subgraph
 */
export function synthesise(
  schema: GraphQLSchema,
  full: GraphQLSchema,
  requires: Requires,
  local: boolean,
): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = ({ id }: Thing) => typeOf(id);
    if (isObjectType(type) || isInterfaceType(type))
      Object.assign(type, { resolveReference: (given: object) => given });
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (source: Record<string, unknown> | undefined, args) => {
        const id = String(source?.['id'] ?? 'root');
        const inputs = inputsOf(full, requires, type.name, field.name);
        if (!inputs || !local) return knownValue(full, requires, type.name, id, field.name, args);
        return told(
          field.name,
          inputs.map((node) => source?.[node.name.value] ?? null),
        );
      };
    }
  }
  return schema;
}

/** The value of a field whose inputs can be had, however deep. */
function knownValue(
  full: GraphQLSchema,
  requires: Requires,
  typeName: string,
  id: string,
  name: string,
  args: Readonly<Record<string, unknown>>,
): unknown {
  const inputs = inputsOf(full, requires, typeName, name);
  const field = definition(full, typeName, name);
  if (!inputs) return value(full, field.type, id, name, args);
  const values = inputs.map((node) => {
    const input = definition(full, typeName, node.name.value);
    return knownValue(full, requires, typeName, id, input.name, getArgumentValues(input, node));
  });
  return told(name, values);
}

function told(name: string, inputs: readonly unknown[]): string {
  return `${name}(${JSON.stringify(inputs)})`;
}

function inputsOf(full: GraphQLSchema, requires: Requires, typeName: string, name: string) {
  const type = full.getType(typeName);
  const interfaces = isObjectType(type) ? type.getInterfaces().map((one) => one.name) : [];
  return [typeName, ...interfaces].map((one) => requires.get(`${one}.${name}`)).find((set) => set !== undefined);
}

function definition(full: GraphQLSchema, typeName: string, name: string): GraphQLField<unknown, unknown> {
  const type = full.getType(typeName);
  const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  if (!field) throw new Error(`no field ${typeName}.${name}`);
  return field;
}

function typeOf(id: string): string {
  return id.slice(0, id.indexOf('-'));
}
