import { createHash } from 'node:crypto';
import {
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** An object of the synthetic world; everything else about it follows from its id. */
export interface Thing {
  readonly __typename: string;
  readonly id: string;
}

/**
 * The value of a field, wherever it is asked.
 * @param full the graph's full schema: it says which types there are behind an abstract one
 */
export function value(
  full: GraphQLSchema,
  type: GraphQLOutputType,
  id: string,
  field: string,
  args: Readonly<Record<string, unknown>>,
): unknown {
  if (field === 'id') return id;
  return make(full, type, `${id}/${field}${JSON.stringify(Object.entries(args).sort())}`, false);
}

function make(full: GraphQLSchema, type: GraphQLOutputType, seed: string, required: boolean): unknown {
  if (isNonNullType(type)) return make(full, type.ofType, seed, true);
  const number = hash(seed);
  if (!required && number % 9 === 0) return null;
  if (isListType(type))
    return Array.from({ length: number % 4 }, (_, at) => make(full, type.ofType, `${seed}#${at}`, false));
  const known = full.getType(type.name);
  if (isEnumType(known)) return known.getValues()[number % known.getValues().length]?.name;
  if (isAbstractType(known)) {
    const types = full.getPossibleTypes(known);
    return thing(types[number % types.length]?.name ?? '', number);
  }
  if (isObjectType(known)) return thing(known.name, number);
  if (type.name === 'Int') return number % 1_000;
  if (type.name === 'Float') return (number % 1_000) / 4;
  return `t${number}`;
}

function thing(typeName: string, number: number): Thing {
  return { __typename: typeName, id: `${typeName}-${number % 50}` };
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
