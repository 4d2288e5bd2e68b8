import { RequestError } from '../errors/request-error';
import type { HttpRequest } from '../http/model';
import { createRefuse } from './create-refuse';

const onFault = jest.fn();
const refuse = createRefuse(onFault);
const request = { id: 'r1' } as HttpRequest;
beforeEach(() => onFault.mockClear());

test('what nobody meant is told and answered as INTERNAL', () => {
  const error = new Error('bug');
  expect(refuse(error, request, null).code).toBe('INTERNAL');
  expect(onFault.mock.calls).toEqual([['r1', error]]);
});

test('a refusal for which something failed is told with its code, so that the log says what came of it', () => {
  const cause = new Error('Command timed out');
  const refusal = new RequestError('LIMITS_UNAVAILABLE', {}, { cause });
  expect(refuse(refusal, request, null).code).toBe('LIMITS_UNAVAILABLE');
  expect(onFault.mock.calls).toEqual([['r1', refusal]]);
  expect(onFault.mock.calls[0]![1]).toMatchObject({ code: 'LIMITS_UNAVAILABLE', cause });
});

test('a refusal that is meant is not told', () => {
  refuse(new RequestError('POLICY_EXPIRED'), request, null);
  expect(onFault).not.toHaveBeenCalled();
});
