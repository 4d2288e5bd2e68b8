import type { GraphQLParameters, HttpResponse } from '../http/model';
import { catalogue } from './catalogue';
import type { RequestError } from './request-error';

/**
 * The answer to a refused request: `errors` without `data`, each with code, actor and request id, and with what is
 * not shared where that is why.
 * @param mediaType what was negotiated; without it (the request never got so far) `application/json`
 */
export function errorResponse(
  error: RequestError,
  { requestId, mediaType = 'application/json' }: { requestId: string; mediaType?: GraphQLParameters['mediaType'] },
): HttpResponse {
  const { layer, status, actor } = catalogue[error.code];
  const { code, refusals } = error;
  const extensions = { code, actor, requestId, ...(refusals && { refusals }) };
  return {
    // GraphQL over HTTP, 6.4.1: a well-formed GraphQL request is answered with 200 in `application/json`.
    status: layer === 'request' && mediaType === 'application/json' ? 200 : status,
    headers: {
      ...error.headers,
      'content-type': `${mediaType}; charset=utf-8`,
      'cache-control': 'no-store',
      'x-request-id': requestId,
    },
    body: JSON.stringify({ errors: error.errors.map((entry) => ({ ...entry, extensions })) }),
    code,
  };
}
