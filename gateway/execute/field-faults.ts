import { FieldFault } from './model';

/** What the caller is told: the same sentence for every department, with nothing of its own words in it. */
const messages = {
  DEPARTMENT_UNAVAILABLE: 'the department cannot be reached',
  DEPARTMENT_TIMEOUT: 'the department did not answer in time',
  DEPARTMENT_REFUSED: 'the department refused the call',
  DEPARTMENT_ERROR: 'the department answered with an error',
  DEPARTMENT_ANSWER_INVALID: 'the department answered with something that does not fit its schema',
} as const;

/** The faults there are, one frozen value for each code. */
export const fieldFaults: { readonly [code in keyof typeof messages]: FieldFault } = {
  DEPARTMENT_UNAVAILABLE: fault('DEPARTMENT_UNAVAILABLE'),
  DEPARTMENT_TIMEOUT: fault('DEPARTMENT_TIMEOUT'),
  DEPARTMENT_REFUSED: fault('DEPARTMENT_REFUSED'),
  DEPARTMENT_ERROR: fault('DEPARTMENT_ERROR'),
  DEPARTMENT_ANSWER_INVALID: fault('DEPARTMENT_ANSWER_INVALID'),
};

function fault(code: keyof typeof messages): FieldFault {
  return Object.freeze(new FieldFault(code, messages[code]));
}
