import { GraphQLError } from 'graphql';

export type HubErrorCode = 'SOURCE_UNAVAILABLE' | 'SOURCE_TIMEOUT' | 'SOURCE_REFUSED' | 'SOURCE_ANSWER_INVALID';

const messages: Record<HubErrorCode, string> = {
  SOURCE_UNAVAILABLE: 'the permit source cannot be reached',
  SOURCE_TIMEOUT: 'the permit source did not answer in time',
  SOURCE_REFUSED: 'the permit source refused the call of this department',
  SOURCE_ANSWER_INVALID: 'the permit source gave an answer that cannot be read',
};

/**
 * The source behind this department failed. Made from a fixed list, so that no address, key or value of the call can
 * get into an answer or a log; who must act is the department in every case.
 */
export class HubError extends GraphQLError {
  constructor(readonly code: HubErrorCode) {
    super(messages[code], { extensions: { code } });
    this.name = 'HubError';
  }
}
