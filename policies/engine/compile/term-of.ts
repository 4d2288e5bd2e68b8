import { chinaMidnightMs } from '../decision/china-date';
import type { AgreementContent } from '../documents';
import type { Term } from '../policy-index';

const dayMs = 24 * 3600 * 1000;

/** When an agreement is in force: both days of its validity are included, in China. */
export function termOf({ id, status, validity }: AgreementContent): Term {
  return {
    agreement: id,
    active: status === 'active',
    fromMs: chinaMidnightMs(validity.from),
    untilMs: chinaMidnightMs(validity.to) + dayMs,
  };
}
