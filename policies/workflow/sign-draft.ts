import { inTransaction } from '../store/postgres/in-transaction';
import { appendEntry } from '../store/postgres/journal-table';
import { approvedContent } from './approved-content';
import { assertStep } from './assert-step';
import { draftEvidence } from './draft-evidence';
import { draftTable } from './draft-table';
import type { Approval, ApprovalRole } from './evidence';
import { findDraft } from './find-draft';
import type { LivePolicySet } from './live-policy-set';
import type { Draft } from './model';
import { objectionToSignature } from './objection-to-signature';
import { objectionToSignatures } from './objection-to-signatures';
import { officerOf } from './officer-of';
import type { WorkflowParts } from './parts';
import { signatureFreshMs } from './signature-fresh-ms';
import { stateOf } from './state-of';
import { WorkflowError } from './workflow-error';

/**
 * Takes one officer's signature under a draft: `approve` by a steward, then `confirm` by an approver.
 * @param officerId who sends it; only its own signature
 * Rejects with `WorkflowError`; the draft then stays as it was.
 */
export async function signDraft(
  parts: WorkflowParts,
  role: ApprovalRole,
  { officerId, agreement, approval }: { officerId: string; agreement: string; approval: Approval },
): Promise<Draft> {
  const { store, clock } = parts;
  const set = await parts.live();
  const officer = officerOf(set, officerId);
  return inTransaction(store.pool, async (client) => {
    const draft = await findDraft(client, agreement, officer);
    const { content, kind, digest, applicant } = draft;
    const about = {
      ...content,
      kind,
      applicant,
      approvedBy: draft.approve?.officer ?? null,
      suspendedBy: null,
    };
    assertStep(role, { agreement, state: stateOf(draft, set.about(agreement), clock.now()), officer, about });
    if (approval.officer !== officerId) {
      throw new WorkflowError(
        'SIGNATURE_WRONG',
        `the signature is of \`${approval.officer}\`, and you are \`${officerId}\``,
      );
    }
    const signed = {
      kind: kind === 'break-glass' ? kind : ('approval' as const),
      agreement,
      digest,
      applicant: kind === 'break-glass' ? null : applicant,
      provider: content.provider,
    };
    const objection = objectionToSignature(role, approval, signed, set.facts.officers, true);
    if (objection) {
      const advice = 'sign what `steward show` shows now, with the key whose public half is registered';
      throw new WorkflowError('SIGNATURE_WRONG', `${objection}; ${advice}`);
    }
    if (!(Math.abs(Date.parse(approval.at) - clock.now()) <= signatureFreshMs)) {
      const message = `the signature says \`${approval.at}\`, more than ${signatureFreshMs / 60_000} minutes from now; sign again`;
      throw new WorkflowError('SIGNATURE_STALE', message);
    }
    if (role === 'confirm' && draft.approve && Date.parse(approval.at) < Date.parse(draft.approve.at)) {
      const message = `the confirmation says \`${approval.at}\`, before the approval at \`${draft.approve.at}\`; set your clock`;
      throw new WorkflowError('SIGNATURE_STALE', message);
    }
    const next: Draft =
      role === 'approve'
        ? { ...draft, state: 'approved', approve: approval }
        : { ...draft, state: 'confirmed', confirm: approval };
    assertApproved(next, set);
    await draftTable.update(client, next);
    const details = { digest, at: approval.at, signature: approval.signature };
    await appendEntry(client, clock, { actor: officerId, action: `agreement.${role}`, subject: agreement, details });
    return next;
  });
}

/**
 * That two signatures are what a revision takes, also the one that was right when it was given: what is confirmed can
 * be signed no more.
 */
function assertApproved(draft: Draft, { facts }: LivePolicySet): void {
  const evidence = draftEvidence(draft);
  const objection = evidence && objectionToSignatures(evidence, approvedContent(draft), facts.officers, true);
  if (objection === null) return;
  const advice =
    'set your clock and sign again, or, where it is not your signature, refuse it and have it applied for anew';
  throw new WorkflowError('SIGNATURE_WRONG', `this could never become live: ${objection}; ${advice}`);
}
