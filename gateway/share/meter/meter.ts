import type { Charge, Limits } from '../../../policies/engine/model';
import { RequestError } from '../../errors/request-error';
import type { Decision } from '../model';
import type { CountedUse, Counter } from './counter';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any case is worked on; what bounds guessing under one case number. */
const CASE_MS = 30 * 24 * HOUR_MS;

/** What is limited in a window of such a length. */
const spans: Readonly<Record<number, string>> = {
  [MINUTE_MS]: 'in a minute',
  [HOUR_MS]: 'of one subject in an hour',
  [DAY_MS]: 'in a day',
  [CASE_MS]: 'for one case',
};

/**
 * Charges look-ups and verifications before any department is called: by consumer, by subject and by case. Looking up
 * one person after another, or guessing the rest of a number by verification, ends here.
 *
 * The returned function rejects with `RequestError`: LIMIT_REACHED when a limit is passed, LIMITS_UNAVAILABLE when the
 * counter fails.
 */
export function createMeter(counter: Counter): (decision: Decision) => Promise<void> {
  return async ({ policy, request, charges }) => {
    if (charges.length === 0 || request.item === null) return;
    const { organisation, item, nowMs } = request;
    const uses: CountedUse[] = [];
    const ofSubjects: CountedUse[] = [];
    for (const kind of ['lookup', 'verify'] as const) {
      const charged = charges.filter((charge) => charge.kind === kind);
      if (charged.length === 0) continue;
      const limits = policy.limits(kind, item);
      const amount = charged.length;
      const scope = scopeOf(kind, organisation);
      uses.push({ scope, key: item, amount, windowMs: MINUTE_MS, limit: limits.perConsumerPerMinute });
      if (limits.perCase !== null && request.case !== null) {
        uses.push({ scope, key: request.case, amount, windowMs: CASE_MS, limit: limits.perCase });
      }
      countSubjects(ofSubjects, charged, organisation, limits);
    }
    const quota = policy.quotaPerDay(organisation, item, nowMs);
    if (quota !== null) {
      uses.push({ scope: scopeOf('quota', organisation), key: item, amount: 1, windowMs: DAY_MS, limit: quota });
    }
    const over = await firstOver(counter, [...uses, ...ofSubjects], nowMs);
    if (over) throw limitReached(over, nowMs);
  };
}

function countSubjects(uses: CountedUse[], charges: readonly Charge[], organisation: string, limits: Limits): void {
  const limit = limits.perSubjectPerHour;
  let last: Charge | null = null;
  let scope = '';
  for (const charge of charges) {
    const { kind, coordinate, subject } = charge;
    // Hundreds may be of one coordinate.
    if (coordinate !== last?.coordinate) scope = scopeOf(kind, organisation, coordinate);
    last = charge;
    uses.push({ scope, key: oneSpelling(subject), amount: 1, windowMs: HOUR_MS, limit });
    const family = kind === 'verify' ? guessed(subject) : null;
    if (family !== null) {
      uses.push({ scope: scopeOf('guess', organisation), key: family, amount: 1, windowMs: HOUR_MS, limit });
    }
  }
}

/** Counters in this process answer at once. */
async function firstOver(counter: Counter, uses: readonly CountedUse[], nowMs: number): Promise<CountedUse | null> {
  try {
    return await counter.take(uses, nowMs);
  } catch (cause) {
    throw new RequestError('LIMITS_UNAVAILABLE', {}, { headers: { 'retry-after': '5' }, cause });
  }
}

/** Says how long a window it is, and when the next one begins. */
function limitReached({ windowMs }: CountedUse, nowMs: number): RequestError {
  const seconds = Math.ceil((windowMs - (nowMs % windowMs)) / 1_000);
  return new RequestError(
    'LIMIT_REACHED',
    { what: spans[windowMs] ?? '' },
    { headers: { 'retry-after': String(seconds) } },
  );
}

/** Different parts give different scopes: none comes from a caller, so none holds the separator. */
function scopeOf(...parts: string[]): string {
  return parts.join('\0');
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
