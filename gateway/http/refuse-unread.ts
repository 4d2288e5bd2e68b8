import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorResponse } from '../errors/error-response';
import { RequestError } from '../errors/request-error';

/** What node answers of itself where nobody listens; all but these is 400. */
const statuses: Readonly<Record<string, number>> = {
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * Ends a connection whose bytes became no request (`clientError` of the server). A head that is too long has an answer
 * with a code, since somebody with a long token or consent meets it; what is no HTTP, or never comes to its end, has
 * the bare status. A whole request that is being answered before it has its answer still, the last one of its connection.
 * @returns the status that was answered, null where nothing could be
 */
export function refuseUnread(
  error: NodeJS.ErrnoException,
  // Where node keeps the answer that is to be sent now, to look at it in the same case.
  socket: Duplex & { readonly _httpMessage?: (ServerResponse & { _last?: boolean }) | null },
  { requestId, headerLimitBytes }: { readonly requestId: string; readonly headerLimitBytes: number },
): number | null {
  const before = socket._httpMessage;
  if (before?.req.complete) {
    // Said now, this would be taken for the answer to that. By both of these node knows that it is the last: the first for
    // its head, if that is not written yet, the second when it is sent, and nothing that stands behind it is begun.
    before.shouldKeepAlive = false;
    before._last = true;
    return null;
  }
  // Behind the beginning of an answer, a second one would be taken for its rest.
  const answers = socket.writable && !before?.headersSent;
  const { status, headers, body } =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? errorResponse(new RequestError('HEADERS_TOO_LARGE', { limit: headerLimitBytes }), { requestId })
      : { status: statuses[error.code ?? ''] ?? 400, headers: {}, body: '' };
  if (answers) {
    const lines = Object.entries({
      ...headers,
      'content-length': Buffer.byteLength(body),
      'x-content-type-options': 'nosniff',
      connection: 'close',
    }).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  }
  socket.destroy(error);
  return answers ? status : null;
}
