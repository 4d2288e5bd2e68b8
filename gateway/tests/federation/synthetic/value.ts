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

/** Which field of which object is asked, and what there is to choose from. */
export interface Asked {
  /** The graph's full schema: it says which types there are behind an abstract one. */
  readonly full: GraphQLSchema;
  readonly type: GraphQLOutputType;
  readonly id: string;
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
  /** Types or enum values that all who could answer know; undefined: all of the schema. */
  readonly known: ReadonlySet<string> | undefined;
}

/** The value of a field, wherever it is asked. */
export function value({ full, type, id, field, args, known }: Asked): unknown {
  if (field === 'id') return id;
  const choose = (names: readonly string[]) => names.filter((name) => !known || known.has(name));
  return make({ full, choose }, type, `${id}/${field}${JSON.stringify(Object.entries(args).sort())}`, false);
}

interface World {
  readonly full: GraphQLSchema;
  choose(names: readonly string[]): readonly string[];
}

function make(world: World, type: GraphQLOutputType, seed: string, required: boolean): unknown {
  if (isNonNullType(type)) return make(world, type.ofType, seed, true);
  const number = hash(seed);
  if (!required && number % 9 === 0) return null;
  if (isListType(type))
    return Array.from({ length: number % 4 }, (_, at) => make(world, type.ofType, `${seed}#${at}`, false));
  const found = world.full.getType(type.name);
  if (isEnumType(found)) return pick(world.choose(found.getValues().map(({ name }) => name)), number);
  if (isAbstractType(found))
    return thing(pick(world.choose(world.full.getPossibleTypes(found).map(({ name }) => name)), number), number);
  if (isObjectType(found)) return thing(found.name, number);
  if (type.name === 'Int') return number % 1_000;
  if (type.name === 'Float') return (number % 1_000) / 4;
  if (type.name === 'Boolean') return number % 2 === 0;
  return `t${number}`;
}

function pick(names: readonly string[], number: number): string {
  return names[number % names.length] ?? '';
}

function thing(typeName: string, number: number): Thing {
  return { __typename: typeName, id: `${typeName}-${number % 50}` };
}

function hash(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0);
}
