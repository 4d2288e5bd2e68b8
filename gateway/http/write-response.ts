import type { ServerResponse } from 'node:http';
import type { HttpResponse } from './model';

/**
 * Writes an answer. Unless it says otherwise itself, nobody may store it: what is disclosed is disclosed to one
 * consumer, for one item and case.
 */
export function writeResponse(
  response: ServerResponse,
  answer: HttpResponse,
  { requestId, extra, close }: { requestId: string; extra: Readonly<Record<string, string>>; close: boolean },
): void {
  if (response.destroyed) return;
  const { body } = answer;
  const headers: Record<string, string | number> = {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
    ...extra,
    ...answer.headers,
  };
  if (answer.status !== 204) headers['content-length'] = Buffer.byteLength(body);
  if (close) headers['connection'] = 'close';
  response.writeHead(answer.status, headers);
  response.end(body);
}
