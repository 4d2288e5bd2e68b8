import { parse } from 'graphql';
import { operationId } from '../../policies/engine/operation-id';
import { RequestError } from '../errors/request-error';

export type SafelistMode = 'off' | 'log' | 'enforce';

/**
 * Which operations may run at all, whoever calls: those that are registered, compared by their canonical text, so that
 * formatting does not matter. Says nothing of what may be seen; that is decided for each request.
 * @param onUnregistered told of an operation that is let through in mode `log`
 * @returns a check that throws `RequestError` OPERATION_NOT_REGISTERED
 */
export function safelist(
  mode: SafelistMode,
  registered: readonly string[],
  onUnregistered: (operationId: string) => void,
): (operationId: string) => void {
  if (mode === 'off') return () => undefined;
  const ids = new Set(registered.map((text) => operationId(parse(text))));
  return (id) => {
    if (ids.has(id)) return;
    if (mode === 'enforce') throw new RequestError('OPERATION_NOT_REGISTERED');
    onUnregistered(id);
  };
}
