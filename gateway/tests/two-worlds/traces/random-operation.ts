import { type GraphQLSchema, isInterfaceType } from 'graphql';
import type { OperationHabits } from '../../../../schema/testing/operation-habits';
import type { Random } from '../../../../schema/testing/random';
import { randomOperation as walk } from '../../../../schema/testing/random-operation';

export interface RandomOperation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export interface OperationChoices {
  readonly schema: GraphQLSchema;
  /** How much a coordinate is worth asking for: random fields alone would be refused at the root most often. */
  readonly likes: (coordinate: string) => number;
  /** Value for an argument or input field of a scalar type. */
  readonly value: (name: string, typeName: string, coordinate: string) => unknown;
}

/**
 * An operation, mostly valid: nested lists, names of other fields among the aliases, the same field several times. Some
 * do not validate (fields that do not merge), which is a way to be answered, too.
 */
export function randomOperation(choices: OperationChoices, random: Random): RandomOperation {
  const { text, variables } = walk(choices.schema, random, habitsOf(choices, random));
  return { query: text, variables };
}

function habitsOf({ schema, likes, value }: OperationChoices, random: Random): OperationHabits {
  let aliases = 0;
  return {
    name: 'Q',
    mostFields: 5 + random.below(16),
    width: (depth) => 1 + random.below(depth === 0 ? 2 : 5),
    chances: {
      mutation: 0,
      typename: 0.06,
      fragment: 0.08,
      directive: 0.07,
      variable: 0.5,
      // A filter is refused to most, and with it the field; how many rows are wanted is everybody's own.
      leftOut: ({ name }, coordinate) => (coordinate === 'Query.address' || name === 'first' ? 0.4 : 0.7),
    },
    contentFirst: true,
    within(type) {
      const possible = schema.getPossibleTypes(type);
      return [type, ...possible, ...possible];
    },
    field(type, fields, depth) {
      const types = isInterfaceType(type) ? schema.getPossibleTypes(type) : [type];
      const weight = (name: string) => Math.max(...types.map((one) => likes(`${one.name}.${name}`)));
      const liked = fields.flatMap((each) => Array.from({ length: weight(each.name) }, () => each));
      return random.pick(liked.length > 0 && random.chance(depth === 0 ? 0.93 : 0.8) ? liked : fields);
    },
    // Fields with other arguments under one name don't merge, so those that take some mostly have a name of their own.
    alias({ args }, siblings) {
      if (random.chance(0.06)) return random.pick(['a', 'b', ...siblings]);
      if (args.length === 0 || random.chance(0.3)) return null;
      aliases += 1;
      return `k${aliases}`;
    },
    typenameAlias: () => (random.chance(0.3) ? 't' : null),
    listLength: () => 1 + random.below(3),
    inputFields: (fields) => [random.pick(fields)],
    value,
  };
}
