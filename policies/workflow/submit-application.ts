import type { PoolClient } from 'pg';
import { chinaDate } from '../engine/decision/china-date';
import type { AgreementContent } from '../engine/documents';
import { inTransaction } from '../store/postgres/in-transaction';
import { appendEntry } from '../store/postgres/journal-table';
import { printFault } from '../store/print-fault';
import { activateDraft } from './activate-draft';
import { agreementDigest } from './agreement-digest';
import { agreementFile } from './agreement-file';
import { agreementText } from './agreement-text';
import type { ApplicationProblem } from './application-problem';
import { draftTable } from './draft-table';
import type { ApplicationRequest, Draft, DraftKind } from './model';
import { nextApplicationNumber } from './next-application-number';
import { officerOf } from './officer-of';
import type { WorkflowParts } from './parts';
import { planApplication } from './plan-application';
import { type BreakGlassRequest, planBreakGlass } from './plan-break-glass';
import { storeRefusal } from './store-refusal';
import { WorkflowError } from './workflow-error';
import { addWorkingDays } from './working-days';

/** Applications of one organisation that may wait for others at a time, and so many emergencies that it opens. */
const mostWaiting = 1_000;

/** What came of an application at once. */
export interface Submitted {
  readonly application: number;
  readonly drafts: readonly Draft[];
  /** Coordinates that the organisation has without asking. */
  readonly already: readonly string[];
}

/**
 * Takes an application in: one draft for each provider, what is unconditional becomes live at once.
 * Rejects with `WorkflowError` that tells everything that is wrong with it; nothing is stored then.
 */
export async function submitApplication(
  parts: WorkflowParts,
  officerId: string,
  request: ApplicationRequest,
): Promise<Submitted> {
  const { clock, schema, settings } = parts;
  const set = await parts.live();
  const { facts, overlay } = set;
  const officer = officerOf(set, officerId);
  if (!officer.roles.includes('steward')) {
    throw new WorkflowError('NOT_ALLOWED', `\`${officerId}\` is ${officer.roles.join(', ')}; to apply takes steward`);
  }
  const today = chinaDate(clock.now());
  const number = await nextApplicationNumber(parts.store, set);
  const closed = new Set([...overlay.revoked, ...overlay.suspendedAgreements]);
  const planned = planApplication(facts, schema, request, { officer, number, today, closed });
  refuse(planned.problems);
  if (!('drafts' in planned)) return { application: number, drafts: [], already: [] };
  const dueOn = addWorkingDays(today, settings.replyDays, settings.calendar);
  const drafts = planned.drafts.map(({ kind, content }) =>
    newDraft(parts, { number, kind, content, officerId, purpose: request.purpose, dueOn }),
  );
  await store(parts, { number, officerId, request, drafts, already: planned.already });
  const settled: Draft[] = [];
  // One after the other: each is a revision of its own.
  for (const draft of drafts) {
    settled.push(draft.kind === 'automatic' ? await activateDraft(parts, draft, officerId) : draft);
  }
  return { application: number, drafts: settled, already: planned.already };
}

/** Drafts an emergency, which its opener signs and another officer of the provider confirms. Rejects as above. */
export async function submitBreakGlass(
  parts: WorkflowParts,
  officerId: string,
  request: BreakGlassRequest,
): Promise<Submitted> {
  const { clock, schema } = parts;
  const set = await parts.live();
  const { facts } = set;
  const officer = officerOf(set, officerId);
  if (!officer.roles.includes('steward')) {
    throw new WorkflowError(
      'NOT_ALLOWED',
      `\`${officerId}\` is ${officer.roles.join(', ')}; an emergency takes a steward`,
    );
  }
  const number = await nextApplicationNumber(parts.store, set);
  const planned = planBreakGlass(facts, schema, request, { officer, number, nowMs: clock.now() });
  refuse(planned.problems);
  if (!('content' in planned)) return { application: number, drafts: [], already: [] };
  const { content } = planned;
  const dueOn = chinaDate(clock.now());
  const purpose = request.reason;
  const draft = newDraft(parts, { number, kind: 'break-glass', content, officerId, purpose, dueOn });
  await store(parts, { number, officerId, request, drafts: [draft], already: [] });
  return { application: number, drafts: [draft], already: [] };
}

function refuse([first, ...more]: readonly ApplicationProblem[]): void {
  if (!first) return;
  throw new WorkflowError(first.code, [first, ...more].map(({ message }) => message).join('\n'));
}

function newDraft(
  { clock }: WorkflowParts,
  given: {
    number: number;
    kind: DraftKind;
    content: AgreementContent;
    officerId: string;
    purpose: string;
    dueOn: string;
  },
): Draft {
  const { number, kind, content, officerId, purpose, dueOn } = given;
  return {
    agreement: content.id,
    application: number,
    kind,
    applicant: officerId,
    content,
    digest: agreementDigest(content),
    purpose,
    state: kind === 'automatic' ? 'confirmed' : 'requested',
    openedAtMs: clock.now(),
    dueOn,
    approve: null,
    confirm: null,
    refusal: null,
    revision: null,
    reviewDueOn: null,
    review: null,
  };
}

async function store(
  parts: WorkflowParts,
  given: {
    number: number;
    officerId: string;
    request: ApplicationRequest | BreakGlassRequest;
    drafts: readonly Draft[];
    already: readonly string[];
  },
): Promise<void> {
  const { number, officerId, request, drafts, already } = given;
  const { store: policyStore, clock } = parts;
  await assertCompiles(parts, drafts);
  await inTransaction(policyStore.pool, async (client) => {
    const [first] = drafts;
    if (first) await assertNotTooMany(client, clock.now(), first, drafts.length);
    await client.query(
      `INSERT INTO sharegraph_policy.application (number, at_ms, applicant, already, request) VALUES ($1, $2, $3, $4, $5)`,
      [number, clock.now(), officerId, JSON.stringify(already), JSON.stringify(request)],
    );
    const details = {
      client: request.client,
      item: request.item,
      already,
      drafts: drafts.map(({ agreement }) => agreement),
    };
    await appendEntry(client, clock, {
      actor: officerId,
      action: 'application.submit',
      subject: `application ${number}`,
      details,
    });
    for (const draft of drafts) {
      await draftTable.insert(client, draft);
      const action = draft.kind === 'break-glass' ? 'agreement.break-glass' : 'agreement.draft';
      const about = { application: number, kind: draft.kind, digest: draft.digest, purpose: draft.purpose };
      await appendEntry(client, clock, { actor: officerId, action, subject: draft.agreement, details: about });
    }
  });
}

/** An emergency counts for who opens it: what others open for an organisation keeps it from no application of its own. */
async function assertNotTooMany(client: PoolClient, nowMs: number, draft: Draft, more: number): Promise<void> {
  const isEmergency = draft.kind === 'break-glass';
  const organisation = isEmergency ? draft.content.provider : draft.content.consumer;
  if ((await draftTable.waiting(client, { organisation, isEmergency }, nowMs)) + more <= mostWaiting) return;
  const [what, close] = isEmergency ? ['emergencies', 'refuse'] : ['applications', 'withdraw'];
  const message = `\`${organisation}\` has ${mostWaiting} ${what} waiting; ${close} some or wait for answers`;
  throw new WorkflowError('TOO_MANY_APPLICATIONS', message);
}

/** That what is drafted has no fault but that nobody approved it yet: the applicant is who can mend it. */
async function assertCompiles({ store: policyStore }: WorkflowParts, drafts: readonly Draft[]): Promise<void> {
  if (drafts.length === 0) return;
  const unsigned = ['not signed yet', 'nor confirmed'];
  const texts = new Map(
    drafts.map(({ agreement, content, application }) => [
      agreementFile(agreement),
      agreementText({ ...content, approvedBy: unsigned }, application),
    ]),
  );
  const found = await policyStore.check({ texts, evidence: [], replacesNothing: true }).catch((error) => {
    throw storeRefusal(error);
  });
  const faults = found.filter(({ code }) => code !== 'evidence');
  if (faults.length === 0) return;
  throw new WorkflowError('POLICY_FAULTS', `this could never become live:\n${faults.map(printFault).join('\n')}`);
}
