/** Codes that a department answers with. */
export type DepartmentCode =
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'GRAPHQL_PARSE_FAILED'
  | 'GRAPHQL_VALIDATION_FAILED'
  | 'INTERNAL'
  | 'OVERLOADED'
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
