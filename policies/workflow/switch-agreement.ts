import type { RevisionRecord } from '../store/postgres/model';
import { assertStep } from './assert-step';
import { draftTable } from './draft-table';
import { maySee } from './may-see';
import { officerOf } from './officer-of';
import type { WorkflowParts } from './parts';
import { stateOf } from './state-of';
import { storeRefusal } from './store-refusal';
import { WorkflowError } from './workflow-error';

/**
 * Suspends, reinstates or revokes a live agreement, whoever made it: an overlay, so that nothing is compiled.
 * Rejects with `WorkflowError`.
 */
export async function switchAgreement(
  { store, clock, live }: WorkflowParts,
  action: 'suspend' | 'reinstate' | 'revoke',
  { officerId, agreement, reason }: { officerId: string; agreement: string; reason: string },
): Promise<RevisionRecord> {
  const set = await live();
  const officer = officerOf(set, officerId);
  const draft = await draftTable.find(store.pool, agreement);
  const content = set.about(agreement).content ?? draft?.content ?? null;
  if (!content || !maySee(officer, content)) {
    throw new WorkflowError('UNKNOWN_AGREEMENT', `there is no agreement \`${agreement}\``);
  }
  const about = {
    ...content,
    kind: draft?.kind ?? null,
    applicant: draft?.applicant ?? null,
    approvedBy: draft?.approve?.officer ?? null,
    suspendedBy: action === 'reinstate' ? await suspendedBy(store, agreement) : null,
  };
  assertStep(action, { agreement, state: stateOf(draft, set.about(agreement), clock.now()), officer, about });
  if (action === 'reinstate' && !set.overlay.suspendedAgreements.includes(agreement)) {
    const message = `\`${agreement}\` is suspended by its document, not by an officer; apply for a new agreement`;
    throw new WorkflowError('WRONG_STATE', message);
  }
  const change =
    action === 'revoke'
      ? { revoke: [agreement] }
      : action === 'suspend'
        ? { suspend: { agreements: [agreement] } }
        : { reinstate: { agreements: [agreement] } };
  // The journal first: if the overlay then fails, it tells of an attempt; the other way round it would tell of nothing.
  await store.journal.append({
    actor: officerId,
    action: `agreement.${action}`,
    subject: agreement,
    details: { reason },
  });
  try {
    return await store.overlay({ ...change, actor: officerId, reason });
  } catch (error) {
    throw storeRefusal(error);
  }
}

/** Who suspended it last; null where it was no officer. */
async function suspendedBy({ pool }: WorkflowParts['store'], agreement: string): Promise<string | null> {
  const { rows } = await pool.query(
    `SELECT actor FROM sharegraph_policy.journal
     WHERE subject = $1 AND action = 'agreement.suspend' ORDER BY sequence DESC LIMIT 1`,
    [agreement],
  );
  return rows[0]?.actor ?? null;
}
