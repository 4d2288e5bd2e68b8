import { RequestError } from '../errors/request-error';
import { isJson } from './is-json';
import type { HttpRequest } from './model';

/** Any of these makes a browser ask first (CORS preflight), and nobody answers that for a foreign site. */
const preflightHeaders = ['x-sharegraph-csrf', 'apollo-require-preflight'];

/**
 * Refuses what a browser would send for another site without asking ("simple requests" of the Fetch standard):
 * a request has to carry a JSON content type or a non-empty header that forms can't set.
 * @throws RequestError CSRF_PREVENTED
 */
export function csrfRule(headers: HttpRequest['headers']): void {
  if (isJson(headers['content-type'])) return;
  if (preflightHeaders.some((name) => headers[name])) return;
  // Browsers add stored passwords by themselves (`Basic`), but never a bearer token.
  if (/^bearer /i.test(headers['authorization'] ?? '')) return;
  throw new RequestError('CSRF_PREVENTED');
}
