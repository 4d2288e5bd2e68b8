import { chinaDate } from '../engine/decision/china-date';
import type { AgreementContent } from '../engine/documents';
import { agreementDigest } from './agreement-digest';
import type { LivePolicySet } from './live-policy-set';
import type { Draft, State } from './model';
import { stateOf } from './state-of';

/** An agreement as officers read it, whether it is asked for, live or over. */
export interface AgreementView {
  readonly id: string;
  readonly state: State;
  readonly content: AgreementContent;
  /** What a signature under it names. */
  readonly digest: string;
  /** Null for agreements that came with the files of the store. */
  readonly draft: Draft | null;
  /** The provider's answer, or an auditor's review, is later than it may be. */
  readonly overdue: boolean;
  /** Strictest volume among the consumer's other live agreements under these items; null where there is none. */
  readonly othersPerDay: number | null;
}

/** @param draft or null, and then `id` is of an agreement of the live revision; null when there is neither */
export function agreementView(
  set: LivePolicySet,
  id: string,
  draft: Draft | null,
  nowMs: number,
): AgreementView | null {
  const about = set.about(id);
  const content = (draft?.state === 'activated' ? about.content : null) ?? draft?.content ?? about.content;
  if (!content) return null;
  const state = stateOf(draft, about, nowMs);
  const today = chinaDate(nowMs);
  const waits = state === 'requested' || state === 'approved' || state === 'confirmed';
  const unreviewed = draft?.reviewDueOn && !draft.review ? draft.reviewDueOn < today : false;
  const overdue = (draft !== null && waits && draft.dueOn < today) || unreviewed;
  return {
    id,
    state,
    content,
    digest: draft?.digest ?? agreementDigest(content),
    draft,
    overdue,
    othersPerDay: othersPerDay(set, content, nowMs),
  };
}

function othersPerDay(
  { facts, about }: LivePolicySet,
  { id, consumer, items }: AgreementContent,
  nowMs: number,
): number | null {
  const volumes = [...facts.agreements.values()].flatMap((each) => {
    const shared = each.id !== id && each.consumer === consumer && each.items.some((item) => items.includes(item));
    return shared && each.quota && stateOf(null, about(each.id), nowMs) === 'active' ? each.quota.perDay : [];
  });
  return volumes.length === 0 ? null : Math.min(...volumes);
}
