import { chinaMidnightMs } from '../decision/china-date';
import type { AgreementContent } from '../documents';
import type { Term } from '../policy-index';

const dayMs = 24 * 3600 * 1000;

/** When an agreement is in force: both days of its validity are included, in China; an emergency ends to the moment. */
export function termOf({ id, status, validity, breakGlass }: AgreementContent): Term {
  const endMs = chinaMidnightMs(validity.to) + dayMs;
  return {
    agreement: id,
    active: status === 'active',
    fromMs: chinaMidnightMs(validity.from),
    untilMs: breakGlass ? Math.min(endMs, Date.parse(breakGlass.until)) : endMs,
  };
}
