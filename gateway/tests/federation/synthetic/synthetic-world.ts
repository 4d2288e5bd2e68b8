import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql';
import type { Facts } from './facts';
import { givenInputs, knownValue, told } from './inputs';
import type { Thing } from './value';

/** What an object of the merged schema remembers: the objects around it that provide a context, by context. */
const around = Symbol('objects around');
type Around = Readonly<Record<string, { readonly typeName: string; readonly id: string }>>;
type Source = { readonly id?: string; readonly [around]?: Around } & Readonly<Record<string, unknown>>;

/**
 * Gives every field of a schema its synthetic value.
 * @param local whether it is the schema of a subgraph: inputs of `@requires` are only what a representation brought, and
 * contextual arguments only what the gateway gives
 */
export function synthesise(schema: GraphQLSchema, full: GraphQLSchema, facts: Facts, local: boolean): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isAbstractType(type)) type.resolveType = ({ id }: Thing) => id.slice(0, id.indexOf('-'));
    if (isObjectType(type) || isInterfaceType(type))
      Object.assign(type, { resolveReference: (given: object) => given });
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (source: Source | undefined, args) => {
        const set = facts.requires.get(`${type.name}.${field.name}`);
        if (set && local) return told(field.name, givenInputs(set, source));
        const of = { typeName: type.name, id: source?.id ?? 'root' };
        if (local) return knownValue({ full, facts }, of, field.name, args);
        const context = contextual(full, facts, of, field.name, source?.[around] ?? {});
        const result = knownValue({ full, facts }, of, field.name, { ...args, ...context });
        return remember(result, { ...source?.[around], ...providedBy(facts, of) });
      };
    }
  }
  return schema;
}

/** Contextual arguments, as the objects around say them. */
function contextual(
  full: GraphQLSchema,
  facts: Facts,
  of: { readonly typeName: string },
  fieldName: string,
  objects: Around,
): Readonly<Record<string, unknown>> {
  const wanted = facts.contextual.get(`${of.typeName}.${fieldName}`) ?? [];
  return Object.fromEntries(
    wanted.map(({ name, context, field }) => {
      const provider = objects[context];
      return [name, provider ? knownValue({ full, facts }, provider, field, {}) : null];
    }),
  );
}

function providedBy(facts: Facts, of: { readonly typeName: string; readonly id: string }): Around {
  return Object.fromEntries((facts.contexts.get(of.typeName) ?? []).map((context) => [context, of]));
}

function remember(result: unknown, objects: Around): unknown {
  if (Array.isArray(result)) return result.map((one) => remember(one, objects));
  return typeof result === 'object' && result !== null ? { ...result, [around]: objects } : result;
}
