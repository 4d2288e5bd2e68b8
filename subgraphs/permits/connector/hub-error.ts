import { DepartmentError } from '../../kit/department-error';

export type HubErrorCode = 'SOURCE_UNAVAILABLE' | 'SOURCE_TIMEOUT' | 'SOURCE_REFUSED' | 'SOURCE_ANSWER_INVALID';

const messages: Record<HubErrorCode, string> = {
  SOURCE_UNAVAILABLE: 'the permit source cannot be reached; the permits department must act',
  SOURCE_TIMEOUT: 'the permit source did not answer in time; the permits department must act',
  SOURCE_REFUSED: 'the permit source refused the call of this department; the permits department must act',
  SOURCE_ANSWER_INVALID: 'the permit source gave an answer that cannot be read; the permits department must act',
};

/**
 * The source behind this department failed. Made from a fixed list, so that no address, key or value of the call can
 * get into an answer or a log.
 */
export class HubError extends DepartmentError {
  constructor(override readonly code: HubErrorCode) {
    super(code, messages[code]);
  }
}
