import { GraphQLError } from 'graphql';

/** Why an identifier was refused. Checks run in this order, so an impossible date is never reported as a check digit. */
export type IdentifierFault =
  | 'type'
  | 'length'
  | 'alphabet'
  | 'structure'
  | 'category'
  | 'date'
  | 'organisation_code'
  | 'check_digit';

/**
 * An identifier that its standard does not allow.
 *
 * The message never holds the value: it reaches logs and answers, and a number with one wrong digit still names a
 * person. It is a `GraphQLError`, because graphql-js prints the literal beside the message of any other error.
 */
export class IdentifierError extends GraphQLError {
  override readonly name: string = 'IdentifierError';

  /**
   * @param identifier name of the scalar, for example `IdNumber`
   * @param expected what the standard asks for, written without any part of the value
   */
  constructor(
    readonly identifier: string,
    readonly code: IdentifierFault,
    expected: string,
  ) {
    super(`\`${identifier}\` is not valid (${code}): expected ${expected}`);
  }
}
