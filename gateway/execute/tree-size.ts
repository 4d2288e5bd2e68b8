import { RequestError } from '../errors/request-error';

/**
 * How large a response tree becomes. What an operation may cost is estimated before departments are asked, by lists of usual
 * length; how long they are is known here, where a few hundred entities that lead to one another make a billion objects.
 */
export class TreeSize {
  /** Counted by who makes them. */
  objects = 0;

  /** @param most objects that the tree may hold */
  constructor(private readonly most = Number.POSITIVE_INFINITY) {}

  /**
   * To be called after each object that a department's answer was put into.
   * @throws RequestError ANSWER_TOO_LARGE
   */
  check(): void {
    if (this.objects > this.most) throw new RequestError('ANSWER_TOO_LARGE', { limit: this.most, what: 'objects' });
  }
}
