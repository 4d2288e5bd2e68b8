import type { FaultCode } from '../model';
import type { GraphqlErrors } from './model';
import { verdictOfAnswer, verdictOfFault } from './verdict-of';

const error = [{ message: 'm' }];

test.each<[GraphqlErrors, object, string]>([
  ['ignore', { data: null, errors: error }, 'success'],
  ['without_data', { data: null, errors: error }, 'failure'],
  ['without_data', { errors: error }, 'failure'],
  ['without_data', { data: { person: null }, errors: error }, 'success'],
  ['any', { data: { person: null }, errors: error }, 'failure'],
  ['any', { data: { person: null }, errors: [] }, 'success'],
  ['any', { data: {} }, 'success'],
  ['ignore', { data: 5 }, 'failure'],
  ['ignore', { data: [] }, 'failure'],
  ['ignore', { data: null, errors: [] }, 'failure'],
  ['without_data', {}, 'failure'],
])('GraphQL errors, %s: %j is a %s', (graphqlErrors, answer, verdict) => {
  expect(verdictOfAnswer(answer, graphqlErrors)).toBe(verdict);
});

test.each<[FaultCode, boolean, string]>([
  ['DEPARTMENT_UNAVAILABLE', false, 'failure'],
  ['DEPARTMENT_ANSWER_INVALID', false, 'failure'],
  ['DEPARTMENT_TIMEOUT', true, 'failure'],
  // The request had hardly any time left: its other departments took it.
  ['DEPARTMENT_TIMEOUT', false, 'ignored'],
  ['DEPARTMENT_REFUSED', true, 'success'],
  ['DEPARTMENT_ERROR', true, 'success'],
])('%s, given a full wait: %s, is %s', (code, fullWait, verdict) => {
  expect(verdictOfFault(code, fullWait)).toBe(verdict);
});
