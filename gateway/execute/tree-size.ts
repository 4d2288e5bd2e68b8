import { RequestError } from '../errors/request-error';
import type { RawJson } from './model';

/** So many bytes of text that is kept as it came count as much as one value. */
const bytesOfValue = 64;

/**
 * How large a response tree becomes. What an operation may cost is estimated before departments are asked, by lists of usual
 * length; how long they are is known here, where a few hundred entities that lead to one another make a billion objects.
 */
export class TreeSize {
  /**
   * Objects and elements of lists: whoever puts one into the tree adds one. Those of an answer in which something is wrong may
   * count twice.
   */
  values = 0;

  /** @param most values that the tree may hold */
  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /** The text of one answer may stand in many places. */
  addText({ start, end }: RawJson): void {
    this.values += Math.ceil((end - start) / bytesOfValue);
  }

  /**
   * To be called after each object that a department's answer was put into.
   * @throws RequestError ANSWER_TOO_LARGE
   */
  check(): void {
    if (this.values > this.most) {
      throw new RequestError('ANSWER_TOO_LARGE', { limit: this.most, what: 'objects and elements of lists' });
    }
  }
}
