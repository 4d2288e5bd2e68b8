import type { DepartmentAnswer } from '../department';
import type { FaultCode } from '../model';
import type { Verdict } from './breaker';
import type { GraphqlErrors } from './model';

/** What an answer says about the health of its department. */
export function verdictOfAnswer({ data, errors }: DepartmentAnswer, graphqlErrors: GraphqlErrors): Verdict {
  const isWhole = typeof data === 'object' && data !== null && !Array.isArray(data);
  const hasErrors = Array.isArray(errors) && errors.length > 0;
  // Neither data nor errors is no answer (GraphQL, section 7.1), whatever the status says.
  if (!isWhole && !hasErrors) return 'failure';
  if (graphqlErrors === 'ignore' || !hasErrors) return 'success';
  return graphqlErrors === 'any' || !isWhole ? 'failure' : 'success';
}

/**
 * What a fault says about it. A department that refuses or finds fault with a call is well.
 * @param fullWait whether a call that timed out had been given a fair time; a request whose time was nearly up says nothing
 */
export function verdictOfFault(code: FaultCode, fullWait: boolean): Verdict {
  switch (code) {
    case 'DEPARTMENT_UNAVAILABLE':
    case 'DEPARTMENT_ANSWER_INVALID':
      return 'failure';
    case 'DEPARTMENT_TIMEOUT':
      return fullWait ? 'failure' : 'ignored';
    case 'DEPARTMENT_REFUSED':
    case 'DEPARTMENT_ERROR':
      return 'success';
  }
}
