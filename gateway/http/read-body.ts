import type { IncomingMessage } from 'node:http';
import { GatheredBytes } from '../../schema/lib/gathered-bytes';
import { RequestError } from '../errors/request-error';
import type { HttpRequest } from './model';

/**
 * Reads a request body of at most `limit` bytes. Compressed bodies are refused: their size is not known in advance.
 * Rejects with RequestError PAYLOAD_TOO_LARGE (before a declared length is read) or UNSUPPORTED_MEDIA_TYPE, and with
 * the socket's error when the client goes away.
 */
export function readBody(message: IncomingMessage, headers: HttpRequest['headers'], limit: number): Promise<Buffer> {
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity')
    return Promise.reject(new RequestError('UNSUPPORTED_MEDIA_TYPE', { got: `content-encoding: ${encoding}` }));
  if (Number(headers['content-length'] ?? 0) > limit)
    return Promise.reject(new RequestError('PAYLOAD_TOO_LARGE', { limit }));
  return new Promise((resolve, reject) => {
    const bytes = new GatheredBytes();
    message.on('data', (chunk: Buffer) => {
      if (bytes.size + chunk.length <= limit) {
        bytes.add(chunk);
        return;
      }
      message.pause();
      message.removeAllListeners('data');
      reject(new RequestError('PAYLOAD_TOO_LARGE', { limit }));
    });
    message.on('end', () => resolve(bytes.take()));
    message.on('error', reject);
    message.on('close', () => {
      // It closes after each whole body too, and making an error takes longer than reading a small body.
      if (!message.complete) reject(new Error('the client closed the connection'));
    });
  });
}
