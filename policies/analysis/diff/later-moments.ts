import type { PreparedShare } from '../../engine/policy-index';

/** Moments after this one at which something begins or ends that speaks for or against a coordinate, the first first. */
export function laterMoments(shares: readonly (PreparedShare | undefined)[], nowMs: number): readonly number[] {
  const terms = shares.flatMap((share) => (share ? [...share.grants, ...share.forbids].map(({ term }) => term) : []));
  const moments = terms.flatMap((term) => (term ? [term.fromMs, term.untilMs] : []));
  return [...new Set(moments)].filter((moment) => moment > nowMs).sort((a, b) => a - b);
}
