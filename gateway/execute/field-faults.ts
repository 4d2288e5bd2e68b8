import { catalogue } from '../errors/catalogue';
import { type FaultCode, FieldFault } from './model';

/**
 * The faults there are, one frozen value for each code. The caller is told the sentence of the catalogue, the same for
 * every department, with nothing of its own words in it.
 */
export const fieldFaults: { readonly [code in FaultCode]: FieldFault } = {
  DEPARTMENT_UNAVAILABLE: fault('DEPARTMENT_UNAVAILABLE'),
  DEPARTMENT_TIMEOUT: fault('DEPARTMENT_TIMEOUT'),
  DEPARTMENT_REFUSED: fault('DEPARTMENT_REFUSED'),
  DEPARTMENT_ERROR: fault('DEPARTMENT_ERROR'),
  DEPARTMENT_ANSWER_INVALID: fault('DEPARTMENT_ANSWER_INVALID'),
};

function fault(code: FaultCode): FieldFault {
  return Object.freeze(new FieldFault(code, catalogue[code].message));
}
