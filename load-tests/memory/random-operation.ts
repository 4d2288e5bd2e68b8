import { type GraphQLSchema, isNonNullType } from 'graphql';
import type { OperationHabits } from '../../schema/testing/operation-habits';
import type { Random } from '../../schema/testing/random';
import { type RandomOperation, randomOperation as walk } from '../../schema/testing/random-operation';
import { scalarValue } from './scalar-value';

/**
 * A random operation that is valid as it is made, so that a million of them cost little: each field of an object has its
 * own name or an alias that occurs nowhere else.
 */
export function randomOperation(schema: GraphQLSchema, random: Random): RandomOperation {
  return walk(schema, random, habitsOf(schema, random));
}

function habitsOf(schema: GraphQLSchema, random: Random): OperationHabits {
  const letters = random.below(2 ** 31).toString(36);
  let aliases = 0;
  const alias = (): string => {
    aliases += 1;
    return `${'abcdefgh'[random.below(8)]}${letters}${aliases}`;
  };
  return {
    name: `Q${letters}`,
    mostFields: 3 + random.below(20),
    width: (depth) => 1 + random.below(depth === 0 ? 3 : 5),
    chances: { mutation: 0, typename: 0.08, fragment: 0.1, directive: 0.06, variable: 0.5, leftOut: () => 0.6 },
    contentFirst: false,
    within: (type) => schema.getPossibleTypes(type),
    field: (_, fields) => random.pick(fields),
    alias({ name }, _, taken) {
      const plain = !taken.has(name) && random.chance(0.6);
      taken.add(name);
      return plain ? null : alias();
    },
    typenameAlias: alias,
    listLength: () => 1 + random.below(3),
    inputFields: (fields) => fields.filter(({ type }) => isNonNullType(type) || random.chance(0.5)),
    value: (_, typeName) => scalarValue(typeName, random.below(100_000)),
  };
}
