/** Codes that a department answers with. `SOURCE_*`: the system behind the department failed. */
export type DepartmentCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL'
  | 'OVERLOADED'
  | 'SOURCE_ANSWER_INVALID'
  | 'SOURCE_REFUSED'
  | 'SOURCE_TIMEOUT'
  | 'SOURCE_UNAVAILABLE'
  | 'UNAUTHENTICATED';

/** A fault whose message is safe to send: it names schema elements and limits, never a value. */
export class DepartmentError extends Error {
  override readonly name = 'DepartmentError';
  constructor(
    readonly code: DepartmentCode,
    message: string,
  ) {
    super(message);
  }
}
