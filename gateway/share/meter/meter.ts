import { hmacSha256 } from '../../../policies/engine/hmac';
import { RequestError } from '../../errors/request-error';
import type { Decision } from '../model';
import type { Counter } from './counter';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any case is worked on; what bounds guessing under one case number. */
const CASE_MS = 30 * 24 * HOUR_MS;

/**
 * Charges look-ups and verifications before any department is called: by consumer, by subject and by case. Looking up
 * one person after another, or guessing the rest of a number by verification, ends here.
 * @param key keys the HMAC under which subjects are counted; raw identifiers never reach the counter
 */
export function createMeter({ counter, key }: { counter: Counter; key: Buffer }) {
  const digest = (...parts: string[]) => hmacSha256(key, JSON.stringify(parts)).toString('base64url');

  /** Throws `RequestError`: LIMIT_REACHED when a limit is passed, LIMITS_UNAVAILABLE when the counter fails. */
  return async (decision: Decision): Promise<void> => {
    const { policy, request, charges } = decision;
    if (charges.length === 0 || request.item === null) return;
    const { organisation, item, nowMs } = request;
    const uses: { key: string; amount: number; windowMs: number; limit: number }[] = [];
    for (const kind of ['lookup', 'verify'] as const) {
      const charged = charges.filter((charge) => charge.kind === kind);
      if (charged.length === 0) continue;
      const limits = policy.limits(kind, item);
      const amount = charged.length;
      uses.push({
        key: digest(kind, organisation, item),
        amount,
        windowMs: MINUTE_MS,
        limit: limits.perConsumerPerMinute,
      });
      for (const { coordinate, subject } of charged) {
        const subjectKey = digest(kind, organisation, coordinate, oneSpelling(subject));
        uses.push({ key: subjectKey, amount: 1, windowMs: HOUR_MS, limit: limits.perSubjectPerHour });
        const family = kind === 'verify' ? guessed(subject) : null;
        if (family === null) continue;
        const familyKey = digest('guess', organisation, family);
        uses.push({ key: familyKey, amount: 1, windowMs: HOUR_MS, limit: limits.perSubjectPerHour });
      }
      if (limits.perCase !== null && request.case !== null) {
        uses.push({ key: digest(kind, organisation, request.case), amount, windowMs: CASE_MS, limit: limits.perCase });
      }
    }
    const quota = policy.quotaPerDay(organisation, item);
    if (quota !== null)
      uses.push({ key: digest('quota', organisation, item), amount: 1, windowMs: DAY_MS, limit: quota });
    const counted = uses.map((use) => counter.add(use.key, use.amount, use.windowMs, nowMs));
    const totals = await Promise.all(counted).catch((cause) => {
      throw new RequestError('LIMITS_UNAVAILABLE', {}, { headers: { 'retry-after': '5' }, cause });
    });
    if (totals.some((total, index) => total > uses[index]!.limit)) {
      throw new RequestError('LIMIT_REACHED');
    }
  };
}

/**
 * What stays the same while the sequence digits of an identity number are guessed: division and date of birth
 * (GB 11643, characters 1 to 14). Counted across cases, because a case number is easily made up.
 */
function guessed(subject: string): string | null {
  return /^\d{17}[\dX]$/i.test(subject) ? subject.slice(0, 14) : null;
}

/** Codes that arrive as plain text are compared without case: `91…b` is not another holder than `91…B`. */
function oneSpelling(subject: string): string {
  return subject.toUpperCase();
}
