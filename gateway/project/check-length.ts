import { RequestError } from '../errors/request-error';

const MIB = 1024 * 1024;
/** Of the text of `data`: who asks for more at once holds up everybody else meanwhile. */
const most = 64 * MIB;

/**
 * Few values may make a long text: those of one entity stand wherever it does.
 * @param length characters or bytes
 * @throws RequestError ANSWER_TOO_LARGE
 */
export function checkLength(length: number): void {
  if (length > most) throw new RequestError('ANSWER_TOO_LARGE', { limit: most / MIB, what: 'MiB of text' });
}
