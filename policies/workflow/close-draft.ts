import { inTransaction } from '../store/postgres/in-transaction';
import { appendEntry } from '../store/postgres/journal-table';
import { assertStep } from './assert-step';
import { draftTable } from './draft-table';
import { findDraft } from './find-draft';
import type { Draft } from './model';
import { officerOf } from './officer-of';
import type { WorkflowParts } from './parts';
import { stateOf } from './state-of';

/** Ends a draft that is not live: the provider refuses it, or the consumer withdraws it. Rejects with `WorkflowError`. */
export async function closeDraft(
  parts: WorkflowParts,
  action: 'refuse' | 'withdraw',
  { officerId, agreement, reason }: { officerId: string; agreement: string; reason: string },
): Promise<Draft> {
  const { store, clock } = parts;
  const set = await parts.live();
  const officer = officerOf(set, officerId);
  return inTransaction(store.pool, async (client) => {
    const draft = await findDraft(client, agreement, officer);
    const { content, kind, applicant } = draft;
    const about = { ...content, kind, applicant, approvedBy: null, suspendedBy: null };
    assertStep(action, { agreement, state: stateOf(draft, set.about(agreement), clock.now()), officer, about });
    const next: Draft = { ...draft, state: action === 'refuse' ? 'refused' : 'withdrawn', refusal: reason };
    await draftTable.update(client, next);
    await appendEntry(client, clock, {
      actor: officerId,
      action: `agreement.${action}`,
      subject: agreement,
      details: { reason },
    });
    return next;
  });
}
