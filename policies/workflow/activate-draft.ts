import type { PoolClient } from 'pg';
import { chinaDate } from '../engine/decision/china-date';
import { appendEntry } from '../store/postgres/journal-table';
import { PolicyStoreError } from '../store/postgres/policy-store-error';
import { agreementFile } from './agreement-file';
import { agreementText } from './agreement-text';
import { approvedContent } from './approved-content';
import { draftEvidence } from './draft-evidence';
import { draftTable } from './draft-table';
import type { Draft } from './model';
import type { WorkflowParts } from './parts';
import { storeRefusal } from './store-refusal';
import { WorkflowError } from './workflow-error';
import { addWorkingDays } from './working-days';

/** How often a commit is tried on top of whatever came first. */
const tries = 10;

/**
 * Makes a confirmed draft live: a commit of its file with its evidence, which is the step of the draft too. Doing it again
 * does no harm, since a commit that changes nothing resolves to the live revision.
 * Rejects with `WorkflowError` POLICY_FAULTS, CONFLICT; the draft then stays confirmed. WRONG_STATE when somebody has
 * refused or withdrawn it meanwhile, or when another agreement has its id by now.
 */
export async function activateDraft(parts: WorkflowParts, draft: Draft, actor: string): Promise<Draft> {
  const { store } = parts;
  const evidence = draftEvidence(draft);
  let settled = draft;
  const change = {
    texts: new Map([[agreementFile(draft.agreement), agreementText(approvedContent(draft), draft.application)]]),
    evidence: evidence ? [evidence] : [],
    replacesNothing: true,
    actor,
    reason: `application ${draft.application}`,
    async within(client: PoolClient, revision: number): Promise<void> {
      settled = await settle(parts, client, { agreement: draft.agreement, actor, revision });
    },
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      await store.commit({ ...change, expected: (await store.head()).number });
      return settled;
    } catch (error) {
      if (attempt < tries && error instanceof PolicyStoreError && error.code === 'conflict') continue;
      throw storeRefusal(error);
    }
  }
}

async function settle(
  { clock, settings }: WorkflowParts,
  client: PoolClient,
  { agreement, actor, revision }: { agreement: string; actor: string; revision: number },
): Promise<Draft> {
  const draft = await draftTable.find(client, agreement, { lock: true });
  if (draft?.state === 'activated') return draft;
  if (draft?.state !== 'confirmed') {
    throw new WorkflowError('WRONG_STATE', `\`${agreement}\` was ${draft?.state} before it became live`);
  }
  const { kind, application } = draft;
  const reviewDueOn =
    kind === 'break-glass' ? addWorkingDays(chinaDate(clock.now()), settings.reviewDays, settings.calendar) : null;
  const activated: Draft = { ...draft, state: 'activated', revision, reviewDueOn };
  await draftTable.update(client, activated);
  const details = { application, kind, revision };
  await appendEntry(client, clock, { actor, action: 'agreement.activate', subject: agreement, details });
  return activated;
}
