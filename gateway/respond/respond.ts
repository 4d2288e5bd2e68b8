import type { GraphQLParameters, HttpResponse } from '../http/model';
import type { ClientResponse } from '../project/model';
import type { Decision } from '../share/model';

/**
 * The respond stage: bytes and headers. Every answer says under which item and policy revision it was decided, and
 * carries the receipt of its audit record.
 */
export function respond(
  { data, errors, staleSeconds }: ClientResponse,
  context: {
    readonly decision: Decision;
    /** As the caller keeps it, or null where nothing was recorded. */
    readonly receipt: string | null;
    readonly requestId: string;
    readonly mediaType: GraphQLParameters['mediaType'];
  },
): HttpResponse {
  const { decision, receipt } = context;
  const share = {
    item: decision.item?.id ?? null,
    revision: decision.policy.revision,
    ...(staleSeconds !== null && { staleSeconds }),
    ...(receipt !== null && { receipt }),
  };
  return {
    status: 200,
    headers: {
      'content-type': `${context.mediaType}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-request-id': context.requestId,
    },
    body: Buffer.concat([
      Buffer.from(`{${errors.length > 0 ? `"errors":[${errors.join(',')}],` : ''}"data":`),
      data,
      Buffer.from(`,"extensions":${JSON.stringify({ share })}}`),
    ]),
  };
}
