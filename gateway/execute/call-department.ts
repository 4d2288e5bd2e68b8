import type { DepartmentAnswer, DepartmentRequest, Departments } from './department';
import { type DepartmentError, departmentErrors } from './department-errors';
import { FieldFault } from './model';

/** An answer whose errors are redacted, or the fault that stands for the whole of it. */
export type CallResult = { readonly data: unknown; readonly errors: readonly DepartmentError[] } | FieldFault;

/**
 * Makes one call.
 * @throws what `departments.call` rejects with when that is no `FieldFault`: a bug, not a department's failure
 */
export async function callDepartment(departments: Departments, request: DepartmentRequest): Promise<CallResult> {
  try {
    const answer: DepartmentAnswer = await departments.call(request);
    return { data: answer.data, errors: departmentErrors(answer.errors) };
  } catch (error) {
    if (!(error instanceof FieldFault)) throw error;
    return error;
  }
}
