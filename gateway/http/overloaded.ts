import { RequestError } from '../errors/request-error';

/** Nobody can be served now: it may be tried again in a second. */
export function overloaded(): RequestError {
  return new RequestError('OVERLOADED', {}, { headers: { 'retry-after': '1' } });
}
