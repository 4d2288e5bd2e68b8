import { RequestError } from '../errors/request-error';
import type { HttpRequest } from './model';

/** All that any stage reads. Whatever else a client sends (`x-forwarded-user`, `x-share-organisation`) ends here. */
const known = new Set([
  'accept',
  'access-control-request-method',
  'apollo-require-preflight',
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'if-none-match',
  'origin',
  'sec-fetch-site',
  'x-share-case',
  'x-share-consent',
  'x-share-item',
  'x-share-mode',
  'x-sharegraph-csrf',
]);
/** Of these, a second one means two different requests to two different readers. */
const single = new Set([
  'authorization',
  'content-type',
  'content-encoding',
  'x-share-case',
  'x-share-consent',
  'x-share-item',
  'x-share-mode',
]);

/**
 * The known headers of a request, lower-case, repeated ones joined with `, `.
 * @param raw names and values in turn, as node's `rawHeaders`
 * @throws RequestError BAD_REQUEST when a header that decides something is repeated
 */
export function requestHeaders(raw: readonly string[]): HttpRequest['headers'] {
  const headers: Record<string, string> = Object.create(null);
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index]!.toLowerCase();
    if (!known.has(name)) continue;
    const value = raw[index + 1]!;
    const former = headers[name];
    if (former !== undefined && single.has(name))
      throw new RequestError('BAD_REQUEST', { detail: `the header \`${name}\` stands there more than once` });
    headers[name] = former === undefined ? value : `${former}, ${value}`;
  }
  return headers;
}
