import { compareForms } from '../../engine/forms';
import type { Judgement, Unknown, Verdict } from './model';

/** How a coordinate came out in a record: shown at one path and refused at another is `both`. */
export type Outcome = 'shown' | 'refused' | 'both';

type Shown = Extract<Verdict, { readonly shown: true }>;

const unchanged: Judgement = { kind: 'unchanged' };
const unknown = (because: Iterable<Unknown>): Judgement => ({ kind: 'unknown', because: [...new Set(because)].sort() });

/**
 * What a draft changes of one coordinate of one record. Never guesses: where the record does not hold what decides, the
 * answer is `unknown` and says what is missing.
 * @param live what the live policy says, `draft` what the draft says
 * @param decidedByLive whether the record was decided by the live policy: only then does its outcome tell how the
 *   conditions and arguments of that request were judged
 */
export function judge(live: Verdict, draft: Verdict, outcome: Outcome, decidedByLive: boolean): Judgement {
  if (saysTheSame(live, draft)) return unchanged;
  if (outcome !== 'both') return judgeOne(live, draft, outcome, decidedByLive);
  const all = [judgeOne(live, draft, 'shown', decidedByLive), judgeOne(live, draft, 'refused', decidedByLive)];
  return all.find(({ kind }) => kind === 'unknown') ?? all.find(({ kind }) => kind !== 'unchanged') ?? unchanged;
}

function judgeOne(live: Verdict, draft: Verdict, outcome: 'shown' | 'refused', decidedByLive: boolean): Judgement {
  if (!live.shown) {
    if (!draft.shown) return unchanged;
    const open = openQuestions(draft);
    return open.length === 0 ? { kind: 'gains' } : unknown(open);
  }
  const open = openQuestions(live);
  const wasShown = decidedByLive ? outcome === 'shown' : open.length === 0 ? true : null;
  if (!draft.shown) {
    if (wasShown === null) return unknown(open);
    return wasShown ? { kind: 'loses' } : unchanged;
  }
  if (wasShown === null) return unknown([...open, ...openQuestions(draft)]);
  return wasShown ? judgeShown(live, draft) : judgeRefused(live, draft);
}

/** It was shown, so whatever could have refused it did not. */
function judgeShown(live: Shown, draft: Shown): Judgement {
  const stricter = [...draft.guards].filter(([guard]) => !live.guards.has(guard)).map(([, why]) => why);
  if (stricter.length > 0) return unknown(stricter);
  // Nothing is shown but under conditions on the request: they held, and this is the form that it was shown in.
  const met = live.form.kind === 'none' && draft.conditions.length === 0 ? live.onRequest : null;
  const conditions = met ? [] : [...live.conditions, ...draft.conditions];
  if (conditions.length > 0 && !sameConditions(live, draft)) return unknown(conditions);
  const compared = compareForms(draft.form, met ?? live.form);
  // Under equal conditions a more open form for the rest is no more than it was where the conditions hold.
  if (compared !== 'same' && conditions.length > 0) return unknown(conditions);
  return compared === 'more' || compared === 'less' ? { kind: compared } : unchanged;
}

/** It was refused by its conditions, its arguments or by what stood below it; nobody knows which. */
function judgeRefused(live: Shown, draft: Shown): Judgement {
  const unmet = live.form.kind === 'none' && live.onRequest !== null && live.guards.size === 0;
  if (unmet && openQuestions(draft).length === 0) return { kind: 'gains' };
  const dropped = [...live.guards].filter(([guard]) => !draft.guards.has(guard)).map(([, why]) => why);
  const open = [...dropped, ...live.conditions, ...draft.conditions];
  if (dropped.length === 0 && sameConditions(live, draft)) return unchanged;
  return unknown(open.length > 0 ? open : ['path']);
}

/** What has to be known of a request before anybody can say that it is shown. */
export function openQuestions({ form, conditions, guards }: Shown): Unknown[] {
  return [...guards.values(), ...(form.kind === 'none' ? conditions : [])];
}

function saysTheSame(live: Verdict, draft: Verdict): boolean {
  if (!live.shown || !draft.shown) return live.shown === draft.shown;
  const guards = [...draft.guards.keys()];
  return (
    compareForms(live.form, draft.form) === 'same' &&
    sameConditions(live, draft) &&
    live.guards.size === guards.length &&
    guards.every((guard) => live.guards.has(guard))
  );
}

function sameConditions(live: Shown, draft: Shown): boolean {
  return live.conditional.join('\n') === draft.conditional.join('\n');
}
