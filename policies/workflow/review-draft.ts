import { inTransaction } from '../store/postgres/in-transaction';
import { appendEntry } from '../store/postgres/journal-table';
import { assertStep } from './assert-step';
import { draftTable } from './draft-table';
import { findDraft } from './find-draft';
import type { Draft } from './model';
import { officerOf } from './officer-of';
import type { WorkflowParts } from './parts';
import { stateOf } from './state-of';
import { WorkflowError } from './workflow-error';

/** Records what an auditor found about an emergency; once. Rejects with `WorkflowError`. */
export async function reviewDraft(
  parts: WorkflowParts,
  given: { officerId: string; agreement: string; justified: boolean; note: string },
): Promise<Draft> {
  const { officerId, agreement, justified, note } = given;
  const { store, clock } = parts;
  const set = await parts.live();
  const officer = officerOf(set, officerId);
  return inTransaction(store.pool, async (client) => {
    const draft = await findDraft(client, agreement, officer);
    const about = { ...draft.content, kind: draft.kind, applicant: null, approvedBy: null, suspendedBy: null };
    assertStep('review', { agreement, state: stateOf(draft, set.about(agreement), clock.now()), officer, about });
    if (draft.reviewDueOn === null) throw new WorkflowError('WRONG_STATE', `\`${agreement}\` was no emergency`);
    if (draft.review) {
      throw new WorkflowError('WRONG_STATE', `\`${draft.review.officer}\` has reviewed \`${agreement}\` already`);
    }
    const next: Draft = { ...draft, review: { officer: officerId, atMs: clock.now(), justified, note } };
    await draftTable.update(client, next);
    const details = { justified, note };
    await appendEntry(client, clock, { actor: officerId, action: 'agreement.review', subject: agreement, details });
    return next;
  });
}
