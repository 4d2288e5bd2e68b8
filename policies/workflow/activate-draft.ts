import { chinaDate } from '../engine/decision/china-date';
import type { AgreementContent } from '../engine/documents';
import { inTransaction } from '../store/postgres/in-transaction';
import { appendEntry } from '../store/postgres/journal-table';
import type { RevisionRecord } from '../store/postgres/model';
import { PolicyStoreError } from '../store/postgres/policy-store-error';
import { agreementFile } from './agreement-file';
import { agreementText } from './agreement-text';
import { draftTable } from './draft-table';
import type { Evidence } from './evidence';
import type { Draft } from './model';
import type { WorkflowParts } from './parts';
import { storeRefusal } from './store-refusal';
import { WorkflowError } from './workflow-error';
import { addWorkingDays } from './working-days';

/** How often a commit is tried on top of whatever came first. */
const tries = 10;

/**
 * Makes a confirmed draft live: a commit of its file with its evidence. Doing it again after a fault in between does
 * no harm, since a commit that changes nothing resolves to the live revision.
 * Rejects with `WorkflowError` POLICY_FAULTS, CONFLICT; the draft then stays confirmed.
 */
export async function activateDraft(
  { store, clock, settings }: WorkflowParts,
  draft: Draft,
  actor: string,
): Promise<Draft> {
  const content = approvedContent(draft);
  const change = {
    texts: new Map([[agreementFile(draft.agreement), agreementText(content, draft.application)]]),
    evidence: evidenceOf(draft),
    actor,
    reason: `application ${draft.application}`,
  };
  const commit = async (): Promise<RevisionRecord> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await store.commit({ ...change, expected: (await store.head()).number });
      } catch (error) {
        if (attempt < tries && error instanceof PolicyStoreError && error.code === 'conflict') continue;
        throw storeRefusal(error);
      }
    }
  };
  const { number } = await commit();
  const reviewDueOn =
    draft.kind === 'break-glass'
      ? addWorkingDays(chinaDate(clock.now()), settings.reviewDays, settings.calendar)
      : null;
  const settled = await inTransaction(store.pool, async (client) => {
    const now = await draftTable.find(client, draft.agreement, { lock: true });
    if (now?.state !== 'confirmed') return now;
    const activated: Draft = { ...now, state: 'activated', revision: number, reviewDueOn };
    await draftTable.update(client, activated);
    const details = { application: draft.application, kind: draft.kind, revision: number };
    await appendEntry(client, clock, { actor, action: 'agreement.activate', subject: draft.agreement, details });
    return activated;
  });
  if (settled?.state === 'activated') return settled;
  // Somebody refused or withdrew it while it became live: closing wins.
  await store.overlay({ revoke: [draft.agreement], actor, reason: 'closed while it became live' });
  throw new WorkflowError(
    'WRONG_STATE',
    `\`${draft.agreement}\` was ${settled?.state} while it became live, and is revoked`,
  );
}

/** With the names of those who signed; an automatic agreement says that nobody had to. */
function approvedContent({ content, approve, confirm, applicant }: Draft): AgreementContent {
  const approvedBy =
    approve && confirm ? [approve.officer, confirm.officer] : [`${applicant} (applied)`, 'automatic (unconditional)'];
  return { ...content, approvedBy };
}

function evidenceOf({ kind, agreement, digest, applicant, approve, confirm }: Draft): readonly Evidence[] {
  if (!approve || !confirm) return [];
  const signed = { agreement, digest, approve, confirm };
  return kind === 'break-glass' ? [{ kind, ...signed }] : [{ kind: 'approval', applicant, ...signed }];
}
