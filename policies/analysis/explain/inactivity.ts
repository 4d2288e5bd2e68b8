import { chinaDate } from '../../engine/decision/china-date';
import type { PreparedGrant } from '../../engine/policy-index';
import type { PolicySet } from '../policy-set';

/** Why a grant is not in force at a moment, and what would bring it back. */
export function inactivity(
  { policy, source }: PolicySet,
  { term }: Pick<PreparedGrant, 'term'>,
  nowMs: number,
): string {
  const agreement = source.agreements.get(term?.agreement ?? '')?.content;
  if (!term || !agreement) return 'it is not in force';
  const { overlay } = policy.index.applied;
  if (overlay.revoked.includes(term.agreement)) return 'the agreement was revoked: a new one has to be made';
  if (overlay.suspendedAgreements.includes(term.agreement)) {
    return `the agreement is suspended: ${agreement.provider} can reinstate it`;
  }
  if (agreement.status !== 'active') {
    return `the status of the agreement is \`${agreement.status}\`: ${agreement.provider} has to make it \`active\` again`;
  }
  return nowMs < term.fromMs
    ? `the agreement begins on ${agreement.validity.from} and this is ${chinaDate(nowMs)}`
    : `the agreement ended on ${agreement.validity.to} and this is ${chinaDate(nowMs)}: it has to be renewed`;
}
