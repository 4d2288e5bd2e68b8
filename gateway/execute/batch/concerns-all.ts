import type { CallResult } from '../call-department';
import { fieldFaults } from '../field-faults';
import { FieldFault } from '../model';
import { isTreeObject } from '../tree-object';

/**
 * Whether a call failed as a whole for what may be the fault of one part of it: it was refused or not understood, a null
 * took all with it, or an error does not say whom it concerns. Each part then has to be asked alone. A department that
 * cannot be had at all will not be had part by part either.
 * @param names response names of the parts
 */
export function concernsAll(result: CallResult, names: ReadonlySet<unknown>): boolean {
  if (result instanceof FieldFault) {
    return result === fieldFaults.DEPARTMENT_REFUSED || result === fieldFaults.DEPARTMENT_ERROR;
  }
  return !isTreeObject(result.data) || result.errors.some(({ path }) => !names.has(path?.[0]));
}
