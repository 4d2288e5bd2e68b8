import { fieldFaults } from './field-faults';
import type { FieldFault } from './model';
import { ownMember } from './own-member';

/** An error of a department, redacted: its words may hold values, so only place and kind are kept. */
export interface DepartmentError {
  /** Null when the department does not say where, or says it in no way that GraphQL knows. */
  readonly path: readonly (string | number)[] | null;
  readonly fault: FieldFault;
}

/** Errors that are looked at one by one; a department in such a state is told no finer. */
const maxErrors = 1_000;

/** Reads `errors` of an untrusted answer. What is there but not a list counts as one error without a path. */
export function departmentErrors(errors: unknown): readonly DepartmentError[] {
  if (errors === undefined || errors === null) return [];
  const list: readonly unknown[] = Array.isArray(errors) ? errors : [errors];
  const read = list.slice(0, maxErrors).map((error) => {
    const path = ownMember(error, 'path');
    const known = Array.isArray(path) && path.every((step) => typeof step === 'string' || typeof step === 'number');
    return { path: known && path.length > 0 ? path : null, fault: faultOf(error) };
  });
  return list.length > maxErrors ? [...read, { path: null, fault: faultOf(list[maxErrors]) }] : read;
}

function faultOf(error: unknown): FieldFault {
  const code = ownMember(ownMember(error, 'extensions'), 'code');
  const refused = code === 'FORBIDDEN' || code === 'UNAUTHENTICATED';
  return refused ? fieldFaults.DEPARTMENT_REFUSED : fieldFaults.DEPARTMENT_ERROR;
}
