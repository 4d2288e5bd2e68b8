import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { schema } from '../../engine/tests/fixture';
import type { PolicyStore } from '../../store/postgres/model';
import { openPolicyStore } from '../../store/postgres/open-policy-store';
import { smallStore } from '../../store/postgres/tests/small-store';
import type { Approval, ApprovalRole } from '../evidence';
import type { ApplicationRequest } from '../model';
import { openWorkflow, type Workflow } from '../open-workflow';
import { publicKeyText } from '../public-key-text';
import { sandboxOfficerKey } from '../sandbox-officer-key';
import { signApproval } from '../sign-approval';
import { officers } from './agreement-set';

const startMs = Date.parse('2026-11-20T02:00:00.000Z');
const hourMs = 3_600_000;
const clock = { nowMs: startMs, now: () => clock.nowMs };
let database: TestDatabase;
let store: PolicyStore;
let workflow: Workflow;

const calendar = { holidays: new Set(['2026-11-23']), workdays: new Set<string>() };
const settings = { calendar, replyDays: 10, reviewDays: 5 };
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.nowMs = startMs;
  store = await smallStore(database.url, { clock });
  workflow = openWorkflow({ store, clock, schema, settings });
});
afterEach(async () => {
  await store.pool.query('DROP SCHEMA sharegraph_policy CASCADE');
  await store.close();
});

const request: ApplicationRequest = {
  client: 'school-app',
  item: 'A',
  coordinates: [{ coordinate: 'Person.tags' }],
  basis: 'a law',
  purpose: 'to know tags',
  perDay: 100,
  until: '2027-10-31',
};
const id = (number: number) => `a-psb-school-${number}`;

/** Applies, and resolves to the agreement's id. */
async function applied(change: Partial<ApplicationRequest> = {}): Promise<string> {
  const { drafts } = await workflow.apply('applicant', { ...request, ...change });
  return drafts.find(({ kind }) => kind === 'approval')!.agreement;
}

/** What an officer's own machine does: reads what is to be signed, and signs it. */
async function signature(
  role: ApprovalRole,
  officer: string,
  agreement: string,
  change: {
    digest?: string;
    agreement?: string;
    role?: ApprovalRole;
    applicant?: string | null;
    at?: number;
    key?: string;
  } = {},
): Promise<Approval> {
  const view = await workflow.agreement('auditor', agreement);
  const kind = view!.draft!.kind === 'break-glass' ? 'break-glass' : 'approval';
  const subject = {
    kind,
    agreement: change.agreement ?? agreement,
    digest: change.digest ?? view!.digest,
    applicant: kind === 'break-glass' ? null : (change.applicant ?? view!.draft!.applicant),
    role: change.role ?? role,
    officer,
    at: new Date(change.at ?? clock.nowMs).toISOString(),
  } as const;
  return signApproval(subject, sandboxOfficerKey(change.key ?? officer));
}

async function signs(role: ApprovalRole, officer: string, agreement: string, change = {}) {
  const approval = await signature(role, officer, agreement, change);
  return workflow[role]({ officerId: officer, agreement, approval });
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'accepted',
    (error) => error.code ?? error,
  );
const actions = async (agreement: string) => {
  const view = await workflow.agreement('auditor', agreement);
  return (await workflow.history(view!)).map(({ actor, action }) => `${actor} ${action}`);
};

async function liveOne(): Promise<string> {
  const agreement = await applied();
  await signs('approve', 'steward', agreement);
  await signs('confirm', 'approver', agreement);
  return agreement;
}

test('an application becomes a live agreement through two persons of the provider', async () => {
  const { drafts, already, application } = await workflow.apply('applicant', {
    ...request,
    coordinates: [{ coordinate: 'Person.tags' }, { coordinate: 'Person.isAdult' }],
  });
  expect(drafts).toMatchObject([{ agreement: id(application), state: 'requested', dueOn: '2026-12-07' }]);
  expect(already).toEqual(['Person.isAdult']);
  const agreement = id(application);
  expect(await signs('approve', 'steward', agreement)).toMatchObject({ state: 'approved' });
  expect((await store.head()).number).toBe(1);
  expect(await signs('confirm', 'approver', agreement)).toMatchObject({
    state: 'active',
    content: { approvedBy: ['steward', 'approver'] },
    draft: { state: 'activated', revision: 2 },
  });
  expect(await store.head()).toMatchObject({
    number: 2,
    kind: 'commit',
    actor: 'approver',
    files: [`agreements/${agreement}.yaml`],
  });
  expect((await store.texts()).get(`agreements/${agreement}.yaml`)).toContain('coordinates:\n      - Person.tags\n');
  expect((await store.content()).evidence).toContainEqual(
    expect.objectContaining({ kind: 'approval', agreement, applicant: 'applicant' }),
  );
  expect(await actions(agreement)).toEqual([
    'applicant agreement.draft',
    'steward agreement.approve',
    'approver agreement.confirm',
    'approver agreement.activate',
  ]);
});

test('what is unconditional is live at once, without anybody, and journalled', async () => {
  const { drafts } = await workflow.apply('applicant', {
    ...request,
    coordinates: [{ coordinate: 'Query.division' }, { coordinate: 'Division.code' }],
  });
  expect(drafts).toMatchObject([{ kind: 'automatic', state: 'activated', revision: 2 }]);
  const agreement = drafts[0]!.agreement;
  expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'active' });
  expect(await actions(agreement)).toEqual(['applicant agreement.draft', 'applicant agreement.activate']);
});

test('what was granted automatically is not granted again: not while it is had, nor once its provider has closed it', async () => {
  const open = { ...request, coordinates: [{ coordinate: 'Query.division' }, { coordinate: 'Division.code' }] };
  const { drafts } = await workflow.apply('applicant', open);
  const again = await workflow.apply('applicant', open);
  expect(again).toMatchObject({ drafts: [], already: ['Query.division', 'Division.code'] });
  await workflow.revoke({ officerId: 'steward', agreement: drafts[0]!.agreement, reason: 'x' });
  expect((await workflow.apply('applicant', open)).drafts).toMatchObject([{ kind: 'approval', state: 'requested' }]);
});

test('what was imported keeps its id: no application gets a number that stands in one, live or revoked', async () => {
  const [first, second] = [await liveOne(), await liveOne()];
  const emergency = { client: 'school-app', item: 'A', coordinates: request.coordinates, reason: 'a flood', hours: 1 };
  const texts = await store.texts();
  await store.pool.query('DROP SCHEMA sharegraph_policy CASCADE');
  await store.close();
  store = await smallStore(database.url, { clock, seed: false });
  workflow = openWorkflow({ store, clock, schema, settings });
  await store.seed({ texts, actor: 'tester', reason: 'a move' });
  await store.overlay({ revoke: [first], actor: 'tester', reason: 'revoked before the move' });
  const gone = new Map([[`agreements/${first}.yaml`, null]]);
  await store.commit({ expected: 2, texts: gone, evidence: [], actor: 'tester', reason: 'tidied up' });

  expect(await applied()).toBe(id(3));
  const { drafts } = await workflow.breakGlass('steward', emergency);
  expect(drafts).toMatchObject([{ agreement: `${id(4)}-emergency` }]);
  expect(await workflow.agreement('steward', second)).toMatchObject({ state: 'active', draft: null });
});

test('a draft whose id was imported meanwhile replaces nothing', async () => {
  const agreement = await applied();
  const file = `agreements/${agreement}.yaml`;
  const { draft } = (await workflow.agreement('auditor', agreement))!;
  const unconditional = {
    ...draft!.content,
    approvedBy: ['one', 'two'],
    grants: [{ coordinates: ['Person.isAdult'] }],
  };
  const text = JSON.stringify(unconditional);
  await store.commit({ expected: 1, texts: new Map([[file, text]]), evidence: [], actor: 'tester', reason: 'x' });
  await signs('approve', 'steward', agreement);
  expect(await refusal(signs('confirm', 'approver', agreement))).toBe('WRONG_STATE');
  expect((await store.texts()).get(file)).toBe(text);
  expect(await workflow.refuse({ officerId: 'steward', agreement, reason: 'its id is taken' })).toMatchObject({
    state: 'refused',
  });
});

test('only a steward of the client’s organisation applies', async () => {
  expect(await refusal(workflow.apply('approver', request))).toBe('NOT_ALLOWED');
  expect(await refusal(workflow.apply('steward', request))).toBe('NOT_ALLOWED');
  expect(await refusal(workflow.apply('auditor', request))).toBe('NOT_ALLOWED');
  expect(await refusal(workflow.apply('nobody', request))).toBe('UNKNOWN_OFFICER');
  expect((await store.pool.query('SELECT 1 FROM sharegraph_policy.application')).rows).toEqual([]);
});

test('what could never become live is refused when it is asked for', async () => {
  const asked = {
    ...request,
    coordinates: [
      { coordinate: 'Person.tags', form: 'mask(name)' },
      { coordinate: 'Person.age', form: 'mask(name)' },
    ],
  };
  const error = await workflow.apply('applicant', asked).catch((thrown) => thrown);
  expect(error).toMatchObject({ code: 'POLICY_FAULTS' });
  expect(error.message).toContain('mask_on_non_string');
});

describe('signatures', () => {
  const refused: [string, ApprovalRole, string, Parameters<typeof signature>[3], string][] = [
    ['of an officer of another organisation', 'approve', 'stranger', {}, 'NOT_ALLOWED'],
    ['of the applicant', 'approve', 'applicant', {}, 'NOT_ALLOWED'],
    ['of an approver instead of a steward', 'approve', 'approver', {}, 'NOT_ALLOWED'],
    ['of an auditor', 'approve', 'auditor', {}, 'NOT_ALLOWED'],
    ['of an operator', 'approve', 'operator', {}, 'UNKNOWN_AGREEMENT'],
    ['to confirm what nobody approved', 'confirm', 'approver', {}, 'WRONG_STATE'],
    ['for another agreement', 'approve', 'steward', { agreement: 'a-psb-school-999' }, 'SIGNATURE_WRONG'],
    ['for another version', 'approve', 'steward', { digest: '0'.repeat(64) }, 'SIGNATURE_WRONG'],
    ['for the other role', 'approve', 'steward', { role: 'confirm' }, 'SIGNATURE_WRONG'],
    ['for another applicant', 'approve', 'steward', { applicant: 'stranger' }, 'SIGNATURE_WRONG'],
    ['with another’s key', 'approve', 'steward', { key: 'steward-2' }, 'SIGNATURE_WRONG'],
    ['of eleven minutes ago', 'approve', 'steward', { at: startMs - 11 * 60_000 }, 'SIGNATURE_STALE'],
    ['of eleven minutes from now', 'approve', 'steward', { at: startMs + 11 * 60_000 }, 'SIGNATURE_STALE'],
  ];
  test.each(refused)('%s are refused, and nothing changes', async (_what, role, officer, change, code) => {
    const agreement = await applied();
    expect(await refusal(signs(role, officer, agreement, change))).toBe(code);
    expect(await workflow.agreement('auditor', agreement)).toMatchObject({
      state: 'requested',
      draft: { approve: null },
    });
    expect((await store.head()).number).toBe(1);
  });

  test('of one person twice are refused', async () => {
    const agreement = await applied();
    await signs('approve', 'steward-2', agreement);
    expect(await refusal(signs('confirm', 'steward-2', agreement))).toBe('SAME_PERSON');
    expect((await store.head()).number).toBe(1);
  });

  test('sent by somebody else are refused', async () => {
    const agreement = await applied();
    const approval = await signature('approve', 'steward', agreement);
    expect(await refusal(workflow.approve({ officerId: 'steward-2', agreement, approval }))).toBe('SIGNATURE_WRONG');
  });

  test('sent again are refused', async () => {
    const agreement = await applied();
    const approval = await signature('approve', 'steward', agreement);
    await workflow.approve({ officerId: 'steward', agreement, approval });
    expect(await refusal(workflow.approve({ officerId: 'steward', agreement, approval }))).toBe('WRONG_STATE');
    const again = await applied();
    expect(await refusal(workflow.approve({ officerId: 'steward', agreement: again, approval }))).toBe(
      'SIGNATURE_WRONG',
    );
  });

  test('of a suspended officer are refused, also when the suspension came after the application', async () => {
    const agreement = await applied();
    const people = officers.map((each) => (each.id === 'steward' ? { ...each, suspended: true } : each));
    const texts = new Map([['registry/officers.yaml', JSON.stringify({ officers: people })]]);
    await store.commit({ expected: 1, texts, evidence: [], actor: 'tester', reason: 'left' });
    expect(await refusal(signs('approve', 'steward', agreement))).toBe('OFFICER_SUSPENDED');
    expect(await refusal(workflow.applications('steward'))).toBe('OFFICER_SUSPENDED');
  });

  test('of officers whose organisation is suspended at once are refused', async () => {
    const agreement = await applied();
    await store.overlay({ suspend: { organisations: ['psb'] }, actor: 'tester', reason: 'x' });
    expect(await refusal(signs('approve', 'steward', agreement))).toBe('OFFICER_SUSPENDED');
    expect(await refusal(workflow.applications('steward'))).toBe('OFFICER_SUSPENDED');
    expect(await refusal(workflow.applications('applicant'))).toBe('accepted');
  });

  test('to confirm what was approved with a former key are refused, and it can still be refused', async () => {
    const agreement = await applied();
    await signs('approve', 'steward', agreement);
    const publicKey = publicKeyText(sandboxOfficerKey('another'));
    const people = officers.map((each) =>
      each.id === 'steward'
        ? { ...each, publicKey, previousKeys: [{ publicKey: each.publicKey, until: '2026-11-20' }] }
        : each,
    );
    const texts = new Map([['registry/officers.yaml', JSON.stringify({ officers: people })]]);
    await store.commit({ expected: 1, texts, evidence: [], actor: 'tester', reason: 'a new key' });
    const refused = await signs('confirm', 'approver', agreement).catch((error) => error);
    expect(refused).toMatchObject({ code: 'SIGNATURE_WRONG' });
    expect(refused.message).toContain('the signature of `steward` (approve) is wrong');
    expect(await workflow.agreement('steward', agreement)).toMatchObject({
      state: 'approved',
      draft: { confirm: null },
    });
    expect(
      await workflow.refuse({ officerId: 'approver', agreement, reason: 'signed with a former key' }),
    ).toMatchObject({ state: 'refused' });
  });

  test('that stand in the table without being theirs make nothing live', async () => {
    const agreement = await applied();
    await signs('approve', 'steward', agreement);
    const forged = { officer: 'approver', at: new Date(clock.nowMs).toISOString(), signature: 'A'.repeat(86) };
    await store.pool.query(
      `UPDATE sharegraph_policy.draft SET state = 'confirmed', confirm = $2 WHERE agreement = $1`,
      [agreement, JSON.stringify(forged)],
    );
    expect(await refusal(workflow.activate({ officerId: 'approver', agreement }))).toBe('POLICY_FAULTS');
    expect((await store.head()).number).toBe(1);
  });
});

test('the database keeps what was drafted, whoever writes to it', async () => {
  const agreement = await applied();
  const write = (set: string) =>
    refusal(store.pool.query(`UPDATE sharegraph_policy.draft SET ${set} WHERE agreement = '${agreement}'`));
  expect(await write(`content = jsonb_set(content, '{quota,perDay}', '9')`)).toBe('P0001');
  expect(await write(`digest = 'x'`)).toBe('P0001');
  expect(await write(`state = 'approved'`)).toBe('23514');
  expect(await refusal(store.pool.query('DELETE FROM sharegraph_policy.draft'))).toBe('P0001');
  expect(await refusal(store.pool.query(`UPDATE sharegraph_policy.journal SET actor = 'x'`))).toBe('P0001');
});

test('an agreement that is changed after its approval is not committed', async () => {
  const agreement = await liveOne();
  const file = `agreements/${agreement}.yaml`;
  const text = (await store.texts()).get(file)!;
  const changed = new Map([[file, text.replace('perDay: 100', 'perDay: 100000')]]);
  const commit = store.commit({ expected: 2, texts: changed, evidence: [], actor: 'tester', reason: 'a test' });
  expect(await refusal(commit)).toBe('evidence');
  const { evidence } = await store.content();
  const replayed = evidence.filter((each) => each.agreement === agreement);
  expect(
    await refusal(store.commit({ expected: 2, texts: changed, evidence: replayed, actor: 'tester', reason: 'a test' })),
  ).toBe('evidence');
});

test('of two who confirm at once one does, and what is closed before it becomes live never is', async () => {
  const agreement = await applied();
  await signs('approve', 'steward', agreement);
  const both = await Promise.all(
    ['approver', 'steward-2'].map((officer) => refusal(signs('confirm', officer, agreement))),
  );
  expect(both.sort()).toEqual(['WRONG_STATE', 'accepted']);

  const second = await applied();
  await signs('approve', 'steward', second);
  const { number } = await store.head();
  const commit: PolicyStore['commit'] = async (change) => {
    await workflow.refuse({ officerId: 'steward-2', agreement: second, reason: 'in time' });
    return store.commit(change);
  };
  const slow = openWorkflow({ store: { ...store, commit }, clock, schema, settings });
  const approval = await signature('confirm', 'approver', second);
  expect(await refusal(slow.confirm({ officerId: 'approver', agreement: second, approval }))).toBe('WRONG_STATE');
  expect(await store.head()).toMatchObject({ number, overlay: { revoked: [] } });
  expect(await workflow.agreement('auditor', second)).toMatchObject({ state: 'refused' });
});

test('what became live without a word of it is on record as live: it can be closed, and is reviewed', async () => {
  const commit: PolicyStore['commit'] = async (change) => {
    await store.commit(change);
    throw new Error('Connection terminated unexpectedly');
  };
  const cutOff = openWorkflow({ store: { ...store, commit }, clock, schema, settings });
  const emergency = { client: 'school-app', item: 'A', coordinates: request.coordinates, reason: 'a flood', hours: 4 };
  const opened = await workflow.breakGlass('steward', emergency);
  for (const agreement of [await applied(), opened.drafts[0]!.agreement]) {
    await signs('approve', 'steward', agreement);
    const approval = await signature('confirm', 'approver', agreement);
    expect(await refusal(cutOff.confirm({ officerId: 'approver', agreement, approval }))).toBeInstanceOf(Error);
    expect(await workflow.agreement('auditor', agreement)).toMatchObject({ state: 'active' });
    expect(await refusal(workflow.refuse({ officerId: 'steward', agreement, reason: 'x' }))).toBe('WRONG_STATE');
    expect(await workflow.revoke({ officerId: 'steward', agreement, reason: 'x' })).toMatchObject({ state: 'revoked' });
  }
  clock.nowMs += 30 * 24 * 3_600_000;
  expect(await workflow.overdue('auditor')).toMatchObject([{ draft: { kind: 'break-glass' } }]);
});

test('a signature that waits for another step is judged by what that step left', async () => {
  const agreement = await applied();
  await signs('approve', 'steward', agreement);
  const other = await store.pool.connect();
  try {
    await other.query('BEGIN');
    await other.query(`UPDATE sharegraph_policy.draft SET state = 'refused' WHERE agreement = $1`, [agreement]);
    const confirmed = refusal(signs('confirm', 'approver', agreement));
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await store.pool.query(
        `SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      waiting = rows[0].waiting;
    }
    await other.query('COMMIT');
    expect(await confirmed).toBe('WRONG_STATE');
  } finally {
    other.release();
  }
  expect((await store.head()).number).toBe(1);
});

test('refused and withdrawn applications are over', async () => {
  const [first, second] = [await applied(), await applied()];
  expect(await refusal(workflow.refuse({ officerId: 'stranger', agreement: first, reason: 'no' }))).toBe('NOT_ALLOWED');
  expect(await workflow.refuse({ officerId: 'steward', agreement: first, reason: 'no basis' })).toMatchObject({
    state: 'refused',
    draft: { refusal: 'no basis' },
  });
  expect(await refusal(signs('approve', 'steward', first))).toBe('WRONG_STATE');
  expect(await workflow.withdraw({ officerId: 'applicant', agreement: second, reason: 'not needed' })).toMatchObject({
    state: 'withdrawn',
  });
  expect(await refusal(signs('approve', 'steward', second))).toBe('WRONG_STATE');
});

test('one person suspends, another reinstates, and what is revoked is so for good', async () => {
  const agreement = await liveOne();
  const step = (officerId: string) => ({ officerId, agreement, reason: 'a complaint' });
  expect(await refusal(workflow.suspend(step('stranger')))).toBe('NOT_ALLOWED');
  expect(await workflow.suspend(step('approver'))).toMatchObject({ state: 'suspended' });
  expect((await store.head()).overlay.suspendedAgreements).toEqual([agreement]);
  expect(await refusal(workflow.reinstate(step('approver')))).toBe('SAME_PERSON');
  expect(await refusal(workflow.reinstate(step('steward')))).toBe('NOT_ALLOWED');
  expect(await workflow.reinstate(step('steward-2'))).toMatchObject({ state: 'active' });
  expect(await workflow.revoke(step('steward'))).toMatchObject({ state: 'revoked' });
  expect(await refusal(workflow.reinstate(step('steward-2')))).toBe('WRONG_STATE');
  expect(await refusal(workflow.activate(step('steward')))).toBe('WRONG_STATE');
  expect(await actions(agreement)).toEqual(
    expect.arrayContaining(['approver agreement.suspend', 'steward-2 agreement.reinstate', 'steward agreement.revoke']),
  );
});

test('agreements that came with the files are suspended and revoked too', async () => {
  expect(await workflow.agreement('steward', 'more')).toMatchObject({ state: 'active', draft: null });
  expect(await workflow.revoke({ officerId: 'steward', agreement: 'more', reason: 'over' })).toMatchObject({
    state: 'revoked',
  });
  expect(await workflow.agreement('steward', 'suspended')).toMatchObject({ state: 'suspended' });
  expect(await refusal(workflow.reinstate({ officerId: 'approver', agreement: 'suspended', reason: 'x' }))).toBe(
    'WRONG_STATE',
  );
  expect(await workflow.agreement('steward', 'ended')).toMatchObject({ state: 'expired' });
});

test('a rollback is an operator’s, is a new revision, and does not bring back what was revoked', async () => {
  const agreement = await liveOne();
  await workflow.revoke({ officerId: 'steward', agreement, reason: 'over' });
  const rollback = (officerId: string, to: number) => workflow.rollback({ officerId, to, reason: 'a mistake' });
  expect(await refusal(rollback('steward', 1))).toBe('NOT_ALLOWED');
  expect(await refusal(rollback('operator', 99))).toBe('UNKNOWN_REVISION');
  expect(await rollback('operator', 1)).toMatchObject({ number: 4, kind: 'rollback' });
  expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'removed' });
  await rollback('operator', 2);
  expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'revoked' });
});

test('an agreement ends with its last day', async () => {
  const agreement = await liveOne();
  clock.nowMs = Date.parse('2027-10-31T15:59:59.999Z');
  expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'active' });
  clock.nowMs += 1;
  expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'expired' });
  expect(await refusal(workflow.suspend({ officerId: 'steward', agreement, reason: 'x' }))).toBe('WRONG_STATE');
});

test('an application that waits too long is overdue, and one whose time is over cannot be approved', async () => {
  const agreement = await applied({ until: '2027-01-31' });
  clock.nowMs = Date.parse('2026-12-07T15:59:59Z');
  expect(await workflow.overdue('steward')).toEqual([]);
  clock.nowMs = Date.parse('2026-12-07T16:00:00Z');
  expect(await workflow.overdue('steward')).toMatchObject([{ id: agreement, overdue: true }]);
  expect(await workflow.overdue('operator')).toEqual([]);
  clock.nowMs = Date.parse('2027-02-01T02:00:00Z');
  expect(await refusal(signs('approve', 'steward', agreement))).toBe('WRONG_STATE');
});

describe('what has run out', () => {
  const emergency = { client: 'school-app', item: 'A', coordinates: request.coordinates, reason: 'a flood', hours: 1 };
  const opened = async () => (await workflow.breakGlass('steward', emergency)).drafts[0]!.agreement;
  /** Adds drafts that say the same as one. */
  const repeat = (agreement: string, times: number) =>
    store.pool.query(
      `INSERT INTO sharegraph_policy.draft
         (agreement, application, kind, applicant, provider, consumer, content, digest, purpose, state, opened_at_ms, due_on)
       SELECT agreement || '-' || n, application, kind, applicant, provider, consumer,
         jsonb_set(content, '{id}', to_jsonb(agreement || '-' || n)), digest, purpose, state, opened_at_ms, due_on
       FROM sharegraph_policy.draft, generate_series(1, $2) n WHERE agreement = $1`,
      [agreement, times],
    );

  test('waits for nobody: a thousand applications keep from another one until their last day is over', async () => {
    await repeat(await applied({ until: '2026-11-30' }), 999);
    clock.nowMs = Date.parse('2026-11-30T15:59:59.999Z');
    expect(await refusal(applied())).toBe('TOO_MANY_APPLICATIONS');
    clock.nowMs += 1;
    expect(await refusal(applied())).toBe('accepted');
  });

  test('counts for who opened it: emergencies keep from no application, and from more of them until they end', async () => {
    await repeat(await opened(), 999);
    expect(await refusal(applied())).toBe('accepted');
    clock.nowMs += hourMs - 1;
    expect(await refusal(opened())).toBe('TOO_MANY_APPLICATIONS');
    clock.nowMs += 1;
    expect(await refusal(opened())).toBe('accepted');
  });

  test('does not stand in the way of what is overdue', async () => {
    const agreement = await applied();
    await repeat(await opened(), 501);
    clock.nowMs += 30 * 24 * hourMs;
    expect(await workflow.overdue('auditor')).toMatchObject([{ id: agreement, overdue: true }]);
  });
});

test('stewards see what concerns their organisation, auditors everything, operators nothing', async () => {
  const agreement = await applied();
  const ids = async (officer: string) => (await workflow.applications(officer)).map((view) => view.id);
  expect(await ids('applicant')).toEqual([agreement]);
  expect(await ids('steward')).toEqual([agreement]);
  expect(await ids('auditor')).toEqual([agreement]);
  expect(await ids('operator')).toEqual([]);
  expect(await workflow.agreement('operator', 'more')).toBeNull();
  expect(await workflow.agreements('operator')).toEqual([]);
  expect((await workflow.agreements('applicant')).map((view) => view.id)).toEqual([
    'ended',
    'more',
    'school',
    'suspended',
  ]);
  expect((await workflow.agreements('auditor', { after: 'firm', limit: 2 })).map((view) => view.id)).toEqual([
    'more',
    'school',
  ]);
});

describe('break-glass', () => {
  const emergency = {
    client: 'school-app',
    item: 'A',
    coordinates: [{ coordinate: 'Person.tags' }],
    reason: 'a flood',
  };
  const opened = async (hours: number) =>
    (await workflow.breakGlass('steward', { ...emergency, hours })).drafts[0]!.agreement;

  test('takes two persons of the provider, ends to the moment, and waits for its review', async () => {
    const { drafts } = await workflow.breakGlass('steward', { ...emergency, hours: 24 });
    const agreement = drafts[0]!.agreement;
    expect(agreement).toMatch(/-emergency$/);
    await signs('approve', 'steward', agreement);
    expect(await refusal(signs('confirm', 'steward', agreement))).toBe('NOT_ALLOWED');
    clock.nowMs += 60_000;
    expect(await signs('confirm', 'approver', agreement)).toMatchObject({
      state: 'active',
      draft: { reviewDueOn: '2026-11-30' },
    });

    clock.nowMs = startMs + 24 * hourMs - 10 * 60_000 - 1;
    expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'active' });
    clock.nowMs += 1;
    expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'expired' });

    clock.nowMs = Date.parse('2026-12-01T02:00:00Z');
    expect(await workflow.overdue('auditor')).toMatchObject([{ id: agreement, overdue: true }]);
    const review = (officerId: string) =>
      workflow.review({ officerId, agreement, justified: true, note: 'it was a flood' });
    expect(await refusal(review('steward'))).toBe('NOT_ALLOWED');
    expect(await review('auditor')).toMatchObject({ draft: { review: { officer: 'auditor', justified: true } } });
    expect(await workflow.overdue('auditor')).toEqual([]);
    expect(await refusal(review('auditor'))).toBe('WRONG_STATE');
  });

  test('of 24 hours is confirmed by clocks that are as far behind as they may be', async () => {
    const agreement = await opened(24);
    await signs('approve', 'steward', agreement, { at: startMs - 10 * 60_000 });
    const confirmed = await signs('confirm', 'approver', agreement, { at: startMs - 10 * 60_000 });
    expect(confirmed).toMatchObject({ state: 'active' });
  });

  test('that would be over by the clock of who confirms stays approved, and is confirmed with another', async () => {
    const agreement = await opened(0.1);
    await signs('approve', 'steward', agreement);
    const late = signs('confirm', 'approver', agreement, { at: startMs + 7 * 60_000 });
    expect(await refusal(late)).toBe('SIGNATURE_WRONG');
    expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'approved' });
    expect(await signs('confirm', 'approver', agreement)).toMatchObject({ state: 'active' });
  });

  test('is not 25 hours, and not for others’ data', async () => {
    expect(await refusal(workflow.breakGlass('steward', { ...emergency, hours: 25 }))).toBe('BREAK_GLASS_TOO_LONG');
    expect(await refusal(workflow.breakGlass('stranger', { ...emergency, hours: 1 }))).toBe('NOT_ALLOWED');
    expect(await refusal(workflow.breakGlass('approver', { ...emergency, hours: 1 }))).toBe('NOT_ALLOWED');
  });

  test('cannot be confirmed any more when it is over', async () => {
    const { drafts } = await workflow.breakGlass('steward', { ...emergency, hours: 1 });
    const agreement = drafts[0]!.agreement;
    await signs('approve', 'steward', agreement);
    clock.nowMs += hourMs;
    expect(await refusal(signs('confirm', 'approver', agreement))).toBe('WRONG_STATE');
  });
});

test('what a fault interrupts between confirmation and revision is finished by `activate`', async () => {
  const readOnly = await openPolicyStore({ databaseUrl: database.url, issuer: null, clock, check: async () => [] });
  const broken = openWorkflow({ store: readOnly, clock, schema, settings });
  try {
    const agreement = await applied();
    await signs('approve', 'steward', agreement);
    const approval = await signature('confirm', 'approver', agreement);
    expect(await refusal(broken.confirm({ officerId: 'approver', agreement, approval }))).toBe('read_only');
    expect(await workflow.agreement('steward', agreement)).toMatchObject({ state: 'confirmed' });
    expect(await refusal(workflow.activate({ officerId: 'stranger', agreement }))).toBe('NOT_ALLOWED');
    expect(await workflow.activate({ officerId: 'steward', agreement })).toMatchObject({ state: 'active' });
  } finally {
    await readOnly.close();
  }
});

test('approvals at once become revisions, one after the other', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 6; count += 1) {
    const agreement = await applied({ purpose: `purpose ${count}` });
    await signs('approve', 'steward', agreement);
    ids.push(agreement);
  }
  const states = await Promise.all(ids.map(async (agreement) => (await signs('confirm', 'approver', agreement)).state));
  expect(states).toEqual(ids.map(() => 'active'));
  expect((await store.head()).number).toBe(7);
});

describe('the history of an agreement', () => {
  const refused = (actor: string, subject: string, times: number) =>
    store.pool.query(
      `INSERT INTO sharegraph_policy.journal (at_ms, actor, action, subject, details)
       SELECT $1, $2, 'refused.revoke', $3, '{"code":"NOT_ALLOWED"}' FROM generate_series(1, $4)`,
      [clock.nowMs, actor, subject, times],
    );
  const steps = [
    'applicant agreement.draft',
    'steward agreement.approve',
    'approver agreement.confirm',
    'approver agreement.activate',
    'steward agreement.suspend',
  ];

  test('is not pushed out of sight by steps that were refused', async () => {
    const agreement = await liveOne();
    await refused('stranger', agreement, 600);
    await workflow.suspend({ officerId: 'steward', agreement, reason: 'misuse' });
    const history = await actions(agreement);
    expect(history).toHaveLength(500);
    expect(history.filter((line) => !line.includes('refused.'))).toEqual(steps);
    expect(history.slice(0, 5)).toEqual([...steps.slice(0, 4), 'stranger refused.revoke']);
    expect(history.at(-1)).toBe('steward agreement.suspend');
  });

  test('tells the latest of what was done, first to last', async () => {
    const agreement = await liveOne();
    await store.pool.query(
      `INSERT INTO sharegraph_policy.journal (at_ms, actor, action, subject, details)
       SELECT $1, 'steward', 'agreement.suspend', $2, '{}' FROM generate_series(1, 499)`,
      [clock.nowMs, agreement],
    );
    await workflow.suspend({ officerId: 'approver', agreement, reason: 'misuse' });
    const history = await actions(agreement);
    expect([history.length, history[0], history.at(-1)]).toEqual([
      500,
      'steward agreement.suspend',
      'approver agreement.suspend',
    ]);
  });

  test('has no refused steps of officers who may not see it', async () => {
    const agreement = await applied();
    for (const actor of ['operator', 'nobody', 'steward']) await refused(actor, agreement, 1);
    expect(await actions(agreement)).toEqual(['applicant agreement.draft', 'steward refused.revoke']);
  });
});
