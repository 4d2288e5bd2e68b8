import { type GraphQLScalarType, type GraphQLSchema, isScalarType } from 'graphql';
import { DateScalar } from './scalars/date';
import { DateTimeScalar } from './scalars/date-time';
import { DivisionCodeScalar } from './scalars/division-code';
import { IdNumberScalar } from './scalars/id-number';
import { LicenseIdScalar } from './scalars/license-id';
import { UsccScalar } from './scalars/uscc';

const scalars: readonly GraphQLScalarType[] = [
  DateScalar,
  DateTimeScalar,
  DivisionCodeScalar,
  IdNumberScalar,
  LicenseIdScalar,
  UsccScalar,
];

/**
 * Gives the scalars of a schema that was built from SDL, and that nobody else holds yet, their checks. SDL only has
 * their names, and a scalar without checks lets everything through.
 * @returns the same schema
 */
export function checkedScalars(schema: GraphQLSchema): GraphQLSchema {
  for (const { name, parseValue, parseLiteral, serialize } of scalars) {
    const type = schema.getType(name);
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral, serialize });
  }
  return schema;
}
