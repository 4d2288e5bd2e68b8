import type { Charge, Limits } from '../../../policies/engine/model';
import { RequestError } from '../../errors/request-error';
import type { Decision } from '../model';
import type { CountedUse, Counter } from './counter';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than any case is worked on; what bounds guessing under one case number. */
const CASE_MS = 30 * 24 * HOUR_MS;

/**
 * Charges look-ups and verifications before any department is called: by consumer, by subject and by case. Looking up
 * one person after another, or guessing the rest of a number, ends here.
 *
 * The returned function rejects with `RequestError`: LIMIT_REACHED when a limit is passed, LIMITS_UNAVAILABLE when the
 * counter fails.
 */
export function createMeter(counter: Pick<Counter, 'take'>): (decision: Decision) => Promise<void> {
  return async ({ policy, request, charges }) => {
    if (charges.length === 0 || request.item === null) return;
    const { organisation, item, nowMs } = request;
    const place = organisation;
    const uses: CountedUse[] = [];
    const ofSubjects: CountedUse[] = [];
    for (const kind of ['lookup', 'verify'] as const) {
      const charged = charges.filter((charge) => charge.kind === kind);
      if (charged.length === 0) continue;
      const limits = policy.limits(kind, item);
      const amount = charged.length;
      const scope = scopeOf(kind, organisation);
      const { perConsumerPerMinute, perCase } = limits;
      const ofConsumer = { scope, amount, place };
      const what = 'in a minute';
      uses.push({ ...ofConsumer, key: item, windowMs: MINUTE_MS, limit: perConsumerPerMinute, what });
      if (perCase !== null && request.case !== null)
        uses.push({ ...ofConsumer, key: request.case, windowMs: CASE_MS, limit: perCase, what: 'for one case' });
      // Too many by themselves: none of them has to be looked at.
      const alone = uses.find((use) => !(use.amount <= use.limit));
      if (alone) throw limitReached(alone, nowMs);
      countSubjects(ofSubjects, charged, organisation, limits);
    }
    const quota = policy.quotaPerDay(organisation, item, nowMs);
    if (quota !== null) {
      uses.push({
        scope: scopeOf('quota', organisation),
        key: item,
        amount: 1,
        windowMs: DAY_MS,
        limit: quota,
        what: 'in a day',
        place,
      });
    }
    const over = await firstOver(counter, [...uses, ...ofSubjects], nowMs);
    if (over) throw limitReached(over, nowMs);
  };
}

function countSubjects(uses: CountedUse[], charges: readonly Charge[], organisation: string, limits: Limits): void {
  let last: Charge | null = null;
  let scope = '';
  for (const charge of onceEach(charges)) {
    const { kind, coordinate, amount } = charge;
    // Hundreds may be of one coordinate.
    if (coordinate !== last?.coordinate) scope = scopeOf(kind, organisation, coordinate);
    last = charge;
    const guess = guessOf(charge, organisation, limits);
    // Who looks somebody up again learns nothing of others; who verifies again may try another name with a number.
    const whenFirst = kind === 'lookup' ? guess : undefined;
    const limit = limits.perSubjectPerHour;
    const what = 'of one subject in an hour';
    uses.push({ scope, key: charge.subject, amount, windowMs: HOUR_MS, limit, what, whenFirst });
    if (kind === 'verify' && guess) uses.push(guess);
  }
}

interface Asked extends Charge {
  amount: number;
}

/** One operation may name somebody a thousand times. */
function onceEach(charges: readonly Charge[]): Iterable<Asked> {
  const spelled = charges.map(({ kind, coordinate, subject }) => {
    return { kind, coordinate, subject: oneSpelling(subject), amount: 1 };
  });
  // Most name one person.
  if (spelled.length === 1) return spelled;
  const asked = new Map<string, Asked>();
  for (const charge of spelled) {
    const key = `${charge.coordinate} ${charge.subject}`;
    const known = asked.get(key);
    if (known) known.amount += 1;
    else asked.set(key, charge);
  }
  return asked.values();
}

/**
 * What may be a guess of the sequence digits of an identity number: counted by what stays the same meanwhile, division and
 * date of birth (GB 11643, characters 1 to 14). Across cases, because a case number is easily made up.
 */
function guessOf({ kind, subject, amount }: Asked, organisation: string, limits: Limits): CountedUse | undefined {
  if (!/^\d{17}[\dX]$/.test(subject)) return undefined;
  const scope = scopeOf('guess', kind, organisation);
  const [key, limit] = [subject.slice(0, 14), limits.perBirthdayPerHour];
  const what = 'of one division and date of birth in an hour';
  return { scope, key, amount: kind === 'verify' ? amount : 1, windowMs: HOUR_MS, limit, what };
}

/** Counters in this process answer at once. */
async function firstOver(
  counter: Pick<Counter, 'take'>,
  uses: readonly CountedUse[],
  nowMs: number,
): Promise<CountedUse | null> {
  try {
    return await counter.take(uses, nowMs);
  } catch (cause) {
    throw new RequestError('LIMITS_UNAVAILABLE', {}, { headers: { 'retry-after': '5' }, cause });
  }
}

/** Says which limit it is, and when the next one begins. */
function limitReached({ windowMs, what }: CountedUse, nowMs: number): RequestError {
  const seconds = Math.ceil((windowMs - (nowMs % windowMs)) / 1_000);
  return new RequestError('LIMIT_REACHED', { what }, { headers: { 'retry-after': String(seconds) } });
}

/** Different parts give different scopes: none comes from a caller, so none holds the separator. */
function scopeOf(...parts: string[]): string {
  return parts.join('\0');
}

/** Codes that arrive as plain text are compared without case: `91…b` is not another holder than `91…B`. */
function oneSpelling(subject: string): string {
  return subject.toUpperCase();
}
