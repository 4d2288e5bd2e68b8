import type { GraphQLSchema } from 'graphql';
import type { Clock } from '../../schema/lib/clock';
import { chinaDate } from '../engine/decision/china-date';
import type { OfficerContent } from '../engine/documents';
import { inTransaction } from '../store/postgres/in-transaction';
import type { JournalEntry, PolicyStore, RevisionRecord } from '../store/postgres/model';
import { activateDraft } from './activate-draft';
import { agreementHistory } from './agreement-history';
import { type AgreementView, agreementView } from './agreement-view';
import { assertStep } from './assert-step';
import { closeDraft } from './close-draft';
import { draftStatesOf } from './draft-states-of';
import { type DraftFilter, draftTable } from './draft-table';
import type { Approval } from './evidence';
import { findDraft } from './find-draft';
import { type LivePolicySet, livePolicySet } from './live-policy-set';
import { maySee } from './may-see';
import type { ApplicationRequest, Draft, State } from './model';
import { officerOf } from './officer-of';
import type { WorkflowParts, WorkflowSettings } from './parts';
import type { BreakGlassRequest } from './plan-break-glass';
import { reviewDraft } from './review-draft';
import { signDraft } from './sign-draft';
import { stateOf } from './state-of';
import { storeRefusal } from './store-refusal';
import { type Submitted, submitApplication, submitBreakGlass } from './submit-application';
import { switchAgreement } from './switch-agreement';
import { WorkflowError } from './workflow-error';

const mostInPage = 100;
/** How many drafts are looked at in one go for those that are in a state now. */
const lookedAt = 500;

interface Named {
  /** Who does it; has been identified. */
  readonly officerId: string;
  /** Agreement's id. */
  readonly agreement: string;
}
type Reasoned = Named & { readonly reason: string };
type Signed = Named & { readonly approval: Approval };

/**
 * From an application to a live agreement, and out again. Every method checks who may do it, writes the journal, and
 * rejects with `WorkflowError` when it refuses; nothing has changed then.
 */
export interface Workflow {
  apply(officerId: string, request: ApplicationRequest): Promise<Submitted>;
  breakGlass(officerId: string, request: BreakGlassRequest): Promise<Submitted>;
  approve(step: Signed): Promise<AgreementView>;
  /** The second signature, and with it the agreement becomes live. */
  confirm(step: Signed): Promise<AgreementView>;
  /** Makes live what is confirmed and could not become so then. */
  activate(step: Named): Promise<AgreementView>;
  refuse(step: Reasoned): Promise<AgreementView>;
  withdraw(step: Reasoned): Promise<AgreementView>;
  suspend(step: Reasoned): Promise<AgreementView>;
  reinstate(step: Reasoned): Promise<AgreementView>;
  revoke(step: Reasoned): Promise<AgreementView>;
  review(step: Named & { readonly justified: boolean; readonly note: string }): Promise<AgreementView>;
  /** By an operator: a new revision with the content of an old one. What was revoked since stays revoked. */
  rollback(step: { officerId: string; to: number; reason: string }): Promise<RevisionRecord>;
  /** Drafts that an officer may see, of the latest application first; at most 100 (default 50). */
  applications(
    officerId: string,
    page?: { readonly states?: readonly State[]; readonly before?: number; readonly limit?: number },
  ): Promise<readonly AgreementView[]>;
  /** Agreements of the live revision that an officer may see, by id; at most 100 (default 50). */
  agreements(
    officerId: string,
    page?: { readonly states?: readonly State[]; readonly after?: string; readonly limit?: number },
  ): Promise<readonly AgreementView[]>;
  /** Null for one that isn't there or that the officer may not see. */
  agreement(officerId: string, id: string): Promise<AgreementView | null>;
  /** Answers and reviews that are late. */
  overdue(officerId: string): Promise<readonly AgreementView[]>;
  /** What was done to one agreement, and refused to officers who may see it: the latest 500 lines, first to last. */
  history(view: Pick<AgreementView, 'id' | 'content'>): Promise<readonly JournalEntry[]>;
  /** Rejects with UNKNOWN_OFFICER, OFFICER_SUSPENDED. */
  officer(id: string): Promise<OfficerContent>;
  live(): Promise<LivePolicySet>;
}

/**
 * @param schema the graph as clients see it
 */
export function openWorkflow({
  store,
  clock,
  schema,
  settings,
}: {
  store: PolicyStore;
  clock: Clock;
  schema: GraphQLSchema;
  settings: WorkflowSettings;
}): Workflow {
  const parts: WorkflowParts = { store, clock, schema, settings, live: livePolicySet(store) };

  async function seen(id: string, draft?: Draft | null): Promise<AgreementView> {
    const known = draft === undefined ? await draftTable.find(store.pool, id) : draft;
    const view = agreementView(await parts.live(), id, known, clock.now());
    if (!view) throw new WorkflowError('UNKNOWN_AGREEMENT', `there is no agreement \`${id}\``);
    return view;
  }

  async function activate({ officerId, agreement }: Named): Promise<AgreementView> {
    const set = await parts.live();
    const officer = officerOf(set, officerId);
    const draft = await inTransaction(store.pool, async (client) => {
      const found = await findDraft(client, agreement, officer);
      const { content, kind, applicant } = found;
      const about = { ...content, kind, applicant, approvedBy: null, suspendedBy: null };
      const state = stateOf(found, set.about(agreement), clock.now());
      assertStep('activate', { agreement, state, officer, about });
      return found;
    });
    return seen(agreement, await activateDraft(parts, draft, officerId));
  }

  async function visible(officerId: string, drafts: readonly Draft[]): Promise<AgreementView[]> {
    const set = await parts.live();
    const officer = officerOf(set, officerId);
    return drafts
      .flatMap((draft) => agreementView(set, draft.agreement, draft, clock.now()) ?? [])
      .filter(({ content }) => maySee(officer, content));
  }

  /** Filter for the drafts of an officer's own organisation; auditors see those of all. */
  async function partyOf(officerId: string): Promise<Pick<DraftFilter, 'party'>> {
    const { roles, organisation } = officerOf(await parts.live(), officerId);
    return roles.includes('auditor') ? {} : { party: organisation };
  }

  return {
    live: parts.live,
    apply: (officerId, request) => submitApplication(parts, officerId, request),
    breakGlass: (officerId, request) => submitBreakGlass(parts, officerId, request),
    approve: async (step) => seen(step.agreement, await signDraft(parts, 'approve', step)),
    confirm: async (step) => {
      const draft = await signDraft(parts, 'confirm', step);
      return seen(step.agreement, await activateDraft(parts, draft, step.officerId));
    },
    activate,
    refuse: async (step) => seen(step.agreement, await closeDraft(parts, 'refuse', step)),
    withdraw: async (step) => seen(step.agreement, await closeDraft(parts, 'withdraw', step)),
    async suspend(step) {
      await switchAgreement(parts, 'suspend', step);
      return seen(step.agreement);
    },
    async reinstate(step) {
      await switchAgreement(parts, 'reinstate', step);
      return seen(step.agreement);
    },
    async revoke(step) {
      await switchAgreement(parts, 'revoke', step);
      return seen(step.agreement);
    },
    review: async (step) => seen(step.agreement, await reviewDraft(parts, step)),
    async rollback({ officerId, to, reason }) {
      const { roles } = officerOf(await parts.live(), officerId);
      if (!roles.includes('operator')) {
        throw new WorkflowError('NOT_ALLOWED', `\`${officerId}\` is ${roles.join(', ')}; to roll back takes operator`);
      }
      try {
        return await store.rollback({ to, actor: officerId, reason });
      } catch (error) {
        throw storeRefusal(error);
      }
    },
    async applications(officerId, { limit = 50, states, ...filter } = {}) {
      const party = await partyOf(officerId);
      const most = Math.min(limit, mostInPage);
      if (!states) return visible(officerId, await draftTable.list(store.pool, { ...party, ...filter }, most));
      // Documents, overlay and time decide the state of what became live, so the database can only narrow it down.
      const found = new Map<string, AgreementView>();
      for (let page: DraftFilter = { ...party, ...filter, states: draftStatesOf(states) }; ; ) {
        const drafts = await draftTable.list(store.pool, page, lookedAt);
        for (const view of await visible(officerId, drafts)) if (states.includes(view.state)) found.set(view.id, view);
        const last = drafts.at(-1);
        if (found.size >= most || !last || drafts.length < lookedAt) return [...found.values()].slice(0, most);
        // The drafts of one application may stand on two pages.
        page = { ...page, before: last.application + 1 };
      }
    },
    async agreements(officerId, { states, after = '', limit = 50 } = {}) {
      const set = await parts.live();
      const officer = officerOf(set, officerId);
      const most = Math.min(limit, mostInPage);
      const ids = [...set.facts.agreements.values()]
        .filter((content) => content.id > after && maySee(officer, content))
        .map(({ id }) => id)
        .sort();
      const found: AgreementView[] = [];
      for (let start = 0; start < ids.length && found.length < most; start += mostInPage) {
        const page = ids.slice(start, start + mostInPage);
        const drafts = await draftTable.list(store.pool, { agreements: page });
        const byId = new Map(drafts.map((draft) => [draft.agreement, draft]));
        const views = page.flatMap((id) => agreementView(set, id, byId.get(id) ?? null, clock.now()) ?? []);
        found.push(...views.filter(({ state }) => !states || states.includes(state)));
      }
      return found.slice(0, most);
    },
    async agreement(officerId, id) {
      const set = await parts.live();
      const officer = officerOf(set, officerId);
      const view = agreementView(set, id, await draftTable.find(store.pool, id), clock.now());
      return view && maySee(officer, view.content) ? view : null;
    },
    async overdue(officerId) {
      const party = await partyOf(officerId);
      const today = chinaDate(clock.now());
      const waiting = await draftTable.list(store.pool, {
        ...party,
        states: ['requested', 'approved', 'confirmed'],
        dueBefore: today,
        aheadOfMs: clock.now(),
      });
      const unreviewed = await draftTable.list(store.pool, { ...party, unreviewed: true });
      const late = await visible(officerId, [...waiting, ...unreviewed]);
      return late.filter(({ overdue }) => overdue);
    },
    history: (view) => agreementHistory(parts, view),
    officer: async (id) => officerOf(await parts.live(), id),
  };
}
