import { type GraphQLSchema, isNonNullType, parse, specifiedRules, validate } from 'graphql';
import type { OperationHabits } from '../../../schema/testing/operation-habits';
import { Random } from '../../../schema/testing/random';
import { type RandomOperation, randomOperation } from '../../../schema/testing/random-operation';

/** Values for arguments and input fields of scalar types; `undefined` leaves the choice to the generator. */
export type Values = (argument: string, random: Random, typeName: string) => unknown;

/**
 * A valid operation made from a seed; names of other fields are among the aliases. Candidates that the specification
 * forbids (fields that do not merge) are thrown away.
 */
export function generateOperation(schema: GraphQLSchema, seed: number, values: Values): RandomOperation {
  const random = new Random(seed);
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const operation = randomOperation(schema, random, habitsOf(schema, random, values));
    if (validate(schema, parse(operation.text), specifiedRules, { maxErrors: 1 }).length === 0) return operation;
  }
  throw new Error(`seed ${seed} leads to no valid operation`);
}

function habitsOf(schema: GraphQLSchema, random: Random, values: Values): OperationHabits {
  return {
    name: 'Q',
    mostFields: 4 + random.below(18),
    width: (depth) => 1 + random.below(depth === 0 ? 3 : 4),
    chances: { mutation: 0.08, typename: 0.08, fragment: 0.1, directive: 0.1, variable: 0.4, leftOut: () => 0.6 },
    contentFirst: false,
    // Interfaces that share an object type with it are among them: `... on Rated` within `Media`.
    within(type) {
      const possible = schema.getPossibleTypes(type);
      return [type, ...possible, ...possible.flatMap((one) => one.getInterfaces())];
    },
    field: (_, fields) => random.pick(fields),
    alias: (_, siblings) => (random.chance(0.12) ? random.pick(['a', 'b', 'c', ...siblings]) : null),
    typenameAlias: () => (random.chance(0.3) ? 't' : null),
    listLength: () => random.below(3),
    inputFields: (fields) => fields.filter(({ type }) => isNonNullType(type) || random.chance(0.5)),
    value(argument, typeName) {
      const value = values(argument, random, typeName);
      if (value !== undefined) return value;
      if (typeName === 'Int') return random.below(4);
      return typeName === 'Boolean' ? random.chance(0.5) : `text ${random.below(5)}`;
    },
  };
}
