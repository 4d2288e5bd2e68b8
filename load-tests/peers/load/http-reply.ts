/** Where the answer in a buffer ends and what it says. */
export interface HttpReply {
  readonly status: number;
  readonly body: Buffer;
  /** Bytes that belong to this answer. */
  readonly length: number;
}

const headEnd = Buffer.from('\r\n\r\n');
const lineEnd = Buffer.from('\r\n');

/**
 * Reads one HTTP/1.1 answer from the start of a buffer, or null while it is incomplete. Knows Content-Length and
 * chunks, which is all that the targets send.
 * @throws Error for anything else
 */
export function httpReply(bytes: Buffer): HttpReply | null {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return null;
  const head = bytes.toString('latin1', 0, end);
  const status = Number(head.slice(9, 12));
  if (!head.startsWith('HTTP/1.1 ') || !(status >= 200)) throw new Error('the answer is no HTTP/1.1');
  const start = end + 4;
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) {
    const last = start + Number(length);
    return bytes.length < last ? null : { status, body: bytes.subarray(start, last), length: last };
  }
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return chunked(bytes, start, status);
  throw new Error('the answer has no length');
}

function chunked(bytes: Buffer, start: number, status: number): HttpReply | null {
  const chunks: Buffer[] = [];
  for (let at = start; ; ) {
    const end = bytes.indexOf(lineEnd, at);
    if (end < 0) return null;
    const size = Number.parseInt(bytes.toString('latin1', at, end), 16);
    const from = end + 2;
    if (bytes.length < from + size + 2) return null;
    if (size === 0) return { status, body: Buffer.concat(chunks), length: from + 2 };
    chunks.push(bytes.subarray(from, from + size));
    at = from + size + 2;
  }
}
