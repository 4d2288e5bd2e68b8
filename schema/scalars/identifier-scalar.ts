import { GraphQLScalarType } from 'graphql';
import { IdentifierError } from './identifier-error';

/**
 * A scalar of strings that is strict about what comes in and lenient about what goes out: registers hold dirty values,
 * and hiding them would hide the fault from the department that can correct it.
 * @param parse returns the normalised text or throws `IdentifierError`
 */
export function identifierScalar(name: string, description: string, parse: (text: string) => string) {
  return new GraphQLScalarType<string, string>({
    name,
    description,
    parseValue(value) {
      if (typeof value !== 'string') throw new IdentifierError(name, 'type', 'a string');
      return parse(value);
    },
    serialize(value) {
      if (typeof value !== 'string') throw new IdentifierError(name, 'type', 'a string from the department');
      return value;
    },
  });
}
