import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';
import type { GatewayParts } from '../model';
import type { Stages } from '../pipeline';

/**
 * The stage that answers a failure: by its code, as INTERNAL what is no refusal. Tells `onFault` of what nobody meant, with the
 * refusal that came of it.
 */
export function createRefuse(onFault: GatewayParts['onFault']): Stages['refuse'] {
  return (error, request, parameters) => {
    const refused = error instanceof RequestError ? error : new RequestError('INTERNAL');
    if (refused !== error) onFault?.(request.id, error);
    else if (refused.cause !== undefined) onFault?.(request.id, refused);
    return errorResponse(refused, { requestId: request.id, mediaType: parameters?.mediaType });
  };
}
