import type { GraphQLError } from 'graphql';
import { type DepartmentCode, DepartmentError } from './department-error';

export interface PublicError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: DepartmentCode };
}

/**
 * What may leave the department of an error: a code, a path, and a message that the kit wrote. Messages of graphql-js,
 * of the driver and of resolvers quote values.
 */
export function redactError(error: GraphQLError | DepartmentError): PublicError {
  if (error instanceof DepartmentError) return { message: error.message, extensions: { code: error.code } };
  const path = error.path ? { path: error.path } : {};
  const cause = error.originalError;
  if (cause instanceof DepartmentError) {
    return { message: cause.message, ...path, extensions: { code: cause.code } };
  }
  return { message: 'the department could not answer this field', ...path, extensions: { code: 'INTERNAL' } };
}
