import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorResponse } from '../errors/error-response';
import { overloaded } from './overloaded';
import { rawHeader } from './raw-header';

export interface TurnedAway {
  readonly requestId: string;
  readonly extra: Readonly<Record<string, string>>;
  /** Whether the connection ends with this answer anyway. */
  readonly close: boolean;
  /**
   * When the answer is written: those of one turn together. Each wakes whoever reads it, which takes the kernel longer than
   * all else here, unless that one is awake still for the answer before.
   */
  readonly later: (write: () => void) => void;
}

/** Bodies up to this size are read and dropped so that their connection can stay. */
const mostDiscarded = 64 * 1024;
const somebody = '{request}';

/**
 * Answers `OVERLOADED` for as little as can be: under overload this is what most requests get, and what it costs is taken
 * from those in work. Nothing of the request is read but its length, and all but the request id was written before.
 */
export function turnAway(
  message: IncomingMessage,
  response: ServerResponse,
  { requestId, extra, close, later }: TurnedAway,
): void {
  // A body that was not read to its end would be taken for the next request. Under overload, new connections cost more
  // than small bodies that are thrown away.
  const length = written.length + Buffer.byteLength(requestId);
  const headers = [...written.headers, 'x-request-id', requestId, 'content-length', String(length)];
  for (const name of Object.keys(extra)) headers.push(name, extra[name]!);
  if (close || (!message.complete && !discard(message))) headers.push('connection', 'close');
  later(() => {
    if (response.destroyed) return;
    response.writeHead(written.status, headers);
    response.end(written.before + requestId + written.after);
  });
}

/** What `errorResponse` says, with the place for the request id. */
const written = (() => {
  const { status, headers, body } = errorResponse(overloaded(), { requestId: somebody });
  const [before = '', after = ''] = String(body).split(somebody);
  const { 'x-request-id': _, ...fixed } = headers;
  const all = { ...fixed, 'x-content-type-options': 'nosniff' };
  return { status, headers: Object.entries(all).flat(), before, after, length: Buffer.byteLength(before + after) };
})();

/** Lets the body run into nothing; false where it is too long or of unknown length. */
function discard(message: IncomingMessage): boolean {
  if (!(Number(rawHeader(message.rawHeaders, 'content-length') ?? Number.NaN) <= mostDiscarded)) return false;
  message.resume();
  return true;
}
