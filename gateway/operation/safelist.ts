import { RequestError } from '../errors/request-error';
import type { Operation } from './model';
import type { RegisteredOperations } from './registered-operations';

export type SafelistMode = 'off' | 'log' | 'enforce';

/**
 * Which operations may run at all, whoever calls: those that are registered, compared by their canonical text, so that
 * formatting does not matter. Says nothing of what may be seen; that is decided for each request.
 * @param onUnregistered told of an operation that is let through in mode `log`
 * @returns a check that throws `RequestError` OPERATION_NOT_REGISTERED
 */
export function safelist(
  mode: SafelistMode,
  registered: Pick<RegisteredOperations, 'has'>,
  onUnregistered: (operationId: string) => void,
): (operation: Pick<Operation, 'id' | 'recordedId'>) => void {
  if (mode === 'off') return () => undefined;
  return ({ id, recordedId }) => {
    if (registered.has(id)) return;
    if (mode === 'enforce') throw new RequestError('OPERATION_NOT_REGISTERED');
    onUnregistered(recordedId);
  };
}
