import { refusalFacts } from '../errors/refusal-facts';
import { RequestError } from '../errors/request-error';
import type { HttpRequest } from '../http/model';
import type { Stages } from '../pipeline';
import type { Decision } from '../share/model';

/**
 * The stage that refuses before any department is called: by the caller's mode, then what could not be recorded or has
 * no time left, so that it neither uses up limits nor changes anything, then by limits.
 */
export function createAdmit(
  meter: (decision: Decision) => Promise<void>,
  canRecord: (decision: Decision) => boolean = () => true,
  checkTime: (decision: Decision) => void = () => undefined,
): Stages['admit'] {
  return async (decision, request) => {
    const { refusals } = decision.prepared;
    if (shareMode(request) === 'reject' && refusals.length > 0) {
      const facts = refusals.map(({ refusal, path }) => refusalFacts(refusal, path));
      throw new RequestError('SHARE_REJECTED', {}, { refusals: facts });
    }
    if (!canRecord(decision)) throw new RequestError('AUDIT_UNAVAILABLE');
    checkTime(decision);
    await meter(decision);
  };
}

/** What the caller wants where something is refused: the rest of the data, or an error and no data. */
function shareMode({ headers }: HttpRequest): 'partial' | 'reject' {
  const mode = headers['x-share-mode'] ?? 'partial';
  if (mode === 'partial' || mode === 'reject') return mode;
  throw new RequestError('BAD_REQUEST', { detail: 'expected `x-share-mode` to be `partial` or `reject`' });
}
