import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePolicy } from '../../../policies/engine/compile-policy';
import { schema } from '../../../policies/engine/tests/fixture';
import type { PolicyStore } from '../../../policies/store/postgres/model';
import { postgresRevisionSource } from '../../../policies/store/postgres/revision-source';
import { smallStore, testIssuer } from '../../../policies/store/postgres/tests/small-store';
import { openWorkflow } from '../../../policies/workflow/open-workflow';
import { sandboxOfficerKey } from '../../../policies/workflow/sandbox-officer-key';
import { signApproval } from '../../../policies/workflow/sign-approval';
import { officers } from '../../../policies/workflow/tests/agreement-set';
import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { openLivePolicy } from '../../policy/live-policy';
import { PolicyCopy } from '../../policy/policy-copy';
import { createStewardApi, type StewardApi } from '../create-steward-api';
import { signOfficerToken } from '../officer-token';
import { permissions } from '../permissions';

const clock = { nowMs: Date.parse('2026-11-20T02:00:00.000Z'), now: () => clock.nowMs };
let database: TestDatabase;
let store: PolicyStore;
let api: StewardApi;
const faults: unknown[] = [];

beforeAll(async () => {
  database = await testDatabase();
  store = await smallStore(database.url, { clock });
  api = openApi();
});
afterAll(async () => {
  await store.close();
  await database.drop();
});

function openApi(
  perMinute?: { officer: number; strangers: number },
  sandbox = true,
  refresh?: () => Promise<void>,
): StewardApi {
  const settings = {
    calendar: { holidays: new Set<string>(), workdays: new Set<string>() },
    replyDays: 10,
    reviewDays: 5,
  };
  return createStewardApi({
    workflow: openWorkflow({ store, clock, schema, settings }),
    store,
    clock,
    schema,
    policy: async () => compilePolicy((await store.content()).documents, schema).policy!,
    maxAgeMs: 900_000,
    onFault: (_id, error) => void faults.push(error),
    sandbox,
    ...(perMinute && { perMinute }),
    ...(refresh && { refresh }),
  });
}

interface Call {
  readonly as?: string | null;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly token?: string;
  readonly to?: StewardApi;
}

async function call({ as = 'steward', method = 'POST', path = '/steward', headers, body = '', token, to = api }: Call) {
  const bearer = token ?? (as === null ? null : await signOfficerToken(as, sandboxOfficerKey(as), { clock }));
  const answer = await to({
    method,
    url: path,
    headers: { 'content-type': 'application/json', ...(bearer && { authorization: `Bearer ${bearer}` }), ...headers },
    body: Buffer.from(body),
    id: randomUUID(),
    signal: new AbortController().signal,
  });
  return answer && { ...answer, text: String(answer.body) };
}

// biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
type Answer = { data?: any; errors?: { message: string; extensions: { code: string } }[]; extensions?: unknown };

async function ask(as: string, query: string, variables: object = {}, to = api): Promise<Answer> {
  return JSON.parse((await call({ as, to, body: JSON.stringify({ query, variables }) }))!.text);
}
const code = ({ errors }: Answer) => errors?.[0]?.extensions.code ?? 'none';

const applyText =
  'mutation ($input: ApplicationInput!) { apply(input: $input) { number already agreements { id state digest content applicant dueOn } } }';
const input = {
  client: 'school-app',
  item: 'A',
  coordinates: [{ coordinate: 'Person.tags' }],
  basis: 'a law',
  purpose: 'to know tags',
  perDay: 100,
  until: '2027-10-31',
};

async function applied(): Promise<{ id: string; digest: string; applicant: string }> {
  return (await ask('applicant', applyText, { input })).data.apply.agreements[0];
}

async function sign(
  role: 'approve' | 'confirm',
  officer: string,
  { id, digest, applicant }: Awaited<ReturnType<typeof applied>>,
  to = api,
) {
  const at = new Date(clock.now()).toISOString();
  const subject = { kind: 'approval', agreement: id, digest, applicant, role, officer, at } as const;
  const signature = signApproval(subject, sandboxOfficerKey(officer));
  const text = `mutation ($id: String!, $signature: SignatureInput!) { ${role}(agreement: $id, signature: $signature) { id state history { action actor } } }`;
  return ask(officer, text, { id, signature }, to);
}

test('an application goes through two officers to a live agreement', async () => {
  const draft = await applied();
  expect(draft).toMatchObject({ state: 'requested', dueOn: '2026-12-04' });
  expect((await sign('approve', 'steward', draft)).data.approve.state).toBe('approved');
  const confirmed = await sign('confirm', 'approver', draft);
  expect(confirmed.data.confirm).toMatchObject({ state: 'active' });
  expect(confirmed.data.confirm.history.map((each: { action: string }) => each.action)).toEqual([
    'agreement.draft',
    'agreement.approve',
    'agreement.confirm',
    'agreement.activate',
  ]);
  const explained = await ask(
    'steward',
    '{ explain(client: "school-app", item: "A", coordinate: "Person.tags") { form rules } }',
  );
  expect(explained.data.explain).toEqual({ form: 'full', rules: [`agreement:${draft.id}/grant:1`] });
  const below = (parent: string) =>
    ask(
      'steward',
      `{ explain(client: "school-app", item: "A", coordinate: "Person.tags", parent: "${parent}") { form } }`,
    );
  expect((await below('License.holder')).data.explain).toEqual({ form: 'full' });
  expect((await below('License.holdr')).errors?.[0]).toMatchObject({
    message: expect.stringContaining('did you mean `License.holder`?'),
    extensions: { code: 'UNKNOWN_COORDINATE' },
  });
});

test.each([
  ['steward', 'refuse(agreement: "x", reason: $text) { id }'],
  ['steward', 'withdraw(agreement: "x", reason: $text) { id }'],
  ['steward', 'suspend(agreement: "x", reason: $text) { id }'],
  ['approver', 'reinstate(agreement: "x", reason: $text) { id }'],
  ['steward', 'revoke(agreement: "x", reason: $text) { id }'],
  ['auditor', 'review(agreement: "x", justified: true, note: $text) { id }'],
  ['operator', 'rollback(to: 1, reason: $text) { number }'],
])('what the %s says in %s plays with no screen', async (officer, field) => {
  for (const text of ['\u001b[2K', 'a\rb', 'a\u202eb', 'a\0b']) {
    expect((await ask(officer, `mutation ($text: String!) { ${field} }`, { text })).errors).toMatchObject([
      {
        message: expect.stringMatching(/^`(reason|note)`: the character U\+[0-9A-F]{4} is not allowed/),
        extensions: { code: 'INPUT_INVALID' },
      },
    ]);
  }
});

describe('a step is answered when every process serves what it has made live', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-served-'));
  afterAll(async () => {
    await store.pool.query('DELETE FROM sharegraph_policy.replica');
    rmSync(directory, { recursive: true, force: true });
  });

  test('so whoever asks then gets it, without Redis too', async () => {
    const live = await openLivePolicy({
      source: postgresRevisionSource(database.url),
      copy: new PolicyCopy(directory),
      issuers: [testIssuer.publicKey],
      loader: { compile: async (documents) => compilePolicy(documents, schema), pause: async () => undefined },
      replica: 'this one',
      clock,
      elapsed: { now: () => 0 },
      maxAgeMs: 1,
      graceMs: 0,
    });
    // Asked by nobody else: no announcements, and no questions at intervals.
    const to = openApi(undefined, true, () => live.poll());
    try {
      const draft = await applied();
      await sign('approve', 'steward', draft, to);
      const before = live.status().number!;
      expect((await sign('confirm', 'approver', draft, to)).extensions).toEqual({ unconfirmed: [] });
      expect(live.status().number).toBe(before + 1);
      expect(await store.replicas()).toMatchObject([{ id: 'this one', number: before + 1 }]);
    } finally {
      await live.close();
    }
  });

  test('and one that says nothing is named, and not waited for', async () => {
    await store.confirm('lost', 1);
    await store.pool.query("UPDATE sharegraph_policy.replica SET heard_at = heard_at - interval '1 minute'");
    const draft = await applied();
    const { data, extensions } = await sign('approve', 'steward', draft);
    expect(data.approve.state).toBe('approved');
    expect(extensions).toEqual({ unconfirmed: [{ id: 'lost', number: 1, silentMs: expect.any(Number) }] });
  });

  test('what is only read says nothing of it, nor does what was refused', async () => {
    expect(await ask('steward', '{ me { id } }')).not.toHaveProperty('extensions');
    expect(await ask('steward', 'mutation { revoke(agreement: "x", reason: "r") { id } }')).not.toHaveProperty(
      'extensions',
    );
  });

  test('that nobody can say who serves it undoes nothing', async () => {
    faults.length = 0;
    const draft = await applied();
    const to = openApi(undefined, true, () => Promise.reject(new Error('gone')));
    expect(await sign('approve', 'steward', draft, to)).toMatchObject({ data: { approve: { state: 'approved' } } });
    expect(faults.splice(0)).toEqual([new Error('gone')]);
  });
});

describe('who may ask what', () => {
  /** One call of each root field, with arguments that are well formed. */
  const calls: Readonly<Record<string, string>> = {
    me: '{ me { id } }',
    catalogue: '{ catalogue { total } }',
    agreements: '{ agreements { id } }',
    agreement: '{ agreement(id: "more") { id } }',
    applications: '{ applications { id } }',
    overdue: '{ overdue { id } }',
    explain: '{ explain(client: "school-app", item: "A", coordinate: "Person.tags") { form } }',
    revisions: '{ revisions { number } }',
    replicas: '{ replicas { id } }',
    journal: '{ journal { action } }',
    apply:
      'mutation { apply(input: { client: "x", item: "A", coordinates: [], basis: "b", purpose: "p", perDay: 1, until: "2027-01-01" }) { number } }',
    approve: 'mutation { approve(agreement: "x", signature: { officer: "x", at: "x", signature: "x" }) { id } }',
    confirm: 'mutation { confirm(agreement: "x", signature: { officer: "x", at: "x", signature: "x" }) { id } }',
    activate: 'mutation { activate(agreement: "x") { id } }',
    refuse: 'mutation { refuse(agreement: "x", reason: "r") { id } }',
    withdraw: 'mutation { withdraw(agreement: "x", reason: "r") { id } }',
    suspend: 'mutation { suspend(agreement: "x", reason: "r") { id } }',
    reinstate: 'mutation { reinstate(agreement: "x", reason: "r") { id } }',
    revoke: 'mutation { revoke(agreement: "x", reason: "r") { id } }',
    breakGlass:
      'mutation { breakGlass(input: { client: "x", item: "A", coordinates: [], reason: "r", hours: 1 }) { number } }',
    review: 'mutation { review(agreement: "x", justified: true, note: "n") { id } }',
    rollback: 'mutation { rollback(to: 999, reason: "r") { number } }',
  };
  const table = { ...permissions.Query, ...permissions.Mutation } as Readonly<Record<string, readonly string[]>>;

  test('every root field is in the table', async () => {
    const { data } = await ask(
      'steward',
      '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
    );
    const fields = [...data.__schema.queryType.fields, ...data.__schema.mutationType.fields].map(
      ({ name }: { name: string }) => name,
    );
    expect(fields.sort()).toEqual(Object.keys(table).sort());
    expect(fields).toEqual(Object.keys(calls).sort());
  });

  test.each(['steward', 'approver', 'auditor', 'operator'])('%s', async (role) => {
    for (const [field, text] of Object.entries(calls)) {
      const answer = await ask(role, text);
      const denied = answer.errors?.some(({ message }) => message.includes(`\`${field}\` is for`)) ?? false;
      expect([field, denied]).toEqual([field, !table[field]!.includes(role)]);
    }
  });

  test('an operator reads no agreement, under no alias and behind no other field', async () => {
    const answer = await ask(
      'operator',
      '{ a: me { id } b: agreements { content } c: agreement(id: "more") { content } d: revisions { number } }',
    );
    expect(answer.data).toBeNull();
    expect(JSON.stringify(answer)).not.toContain('Person.');
  });

  test('a refused field is written down', async () => {
    await ask('operator', '{ journal { action } }');
    const { data } = await ask('auditor', '{ journal(first: 5) { actor action details } }');
    const details = '{"code":"NOT_ALLOWED","roles":["operator"]}';
    expect(data.journal).toContainEqual({ actor: 'operator', action: 'refused.journal', details });
  });
});

test('a refused step says why, with a code, and is written down', async () => {
  const draft = await applied();
  await sign('approve', 'steward-2', draft);
  const answer = await sign('confirm', 'steward-2', draft);
  expect(code(answer)).toBe('SAME_PERSON');
  expect(answer.errors![0]!.message).toBe(
    '`steward-2` approved it; to confirm takes a second person, an approver of `psb`',
  );
  const { data } = await ask('auditor', '{ journal(first: 1) { actor action subject details } }');
  expect(data.journal[0]).toEqual({
    actor: 'steward-2',
    action: 'refused.confirm',
    subject: draft.id,
    details: '{"code":"SAME_PERSON"}',
  });
});

describe('signing in', () => {
  const me = { body: JSON.stringify({ query: '{ me { id } }' }) };
  const status = async (given: Call) => {
    const answer = await call({ ...me, ...given });
    return [answer!.status, JSON.parse(answer!.text).errors?.[0]?.extensions.code ?? 'none'];
  };
  const tokenOf = (officer: string, key = officer, options = {}) =>
    signOfficerToken(officer, sandboxOfficerKey(key), { clock, ...options });

  test('takes a token of a registered officer, signed with the registered key', async () => {
    expect(await status({})).toEqual([200, 'none']);
    const refused = [401, 'UNAUTHENTICATED'];
    expect(await status({ as: null })).toEqual(refused);
    expect(await status({ token: 'x.y.z' })).toEqual(refused);
    expect(await status({ token: await tokenOf('nobody') })).toEqual(refused);
    expect(await status({ token: await tokenOf('steward', 'approver') })).toEqual(refused);
  });

  test('a token is short-lived, whatever it says of itself', async () => {
    const [old, long] = [await tokenOf('steward'), await tokenOf('steward', 'steward', { ttlSeconds: 86_400 })];
    clock.nowMs += 331_000;
    expect(await status({ token: old })).toEqual([401, 'UNAUTHENTICATED']);
    expect(await status({ token: long })).toEqual([200, 'none']);
    clock.nowMs += 300_000;
    expect(await status({ token: long })).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a sandbox officer is nobody in production', async () => {
    const to = openApi(undefined, false);
    expect(await status({ to })).toEqual([401, 'UNAUTHENTICATED']);
  });

  test('a suspended officer is out at once', async () => {
    const head = await store.head();
    const write = async (suspended: boolean) => {
      const people = officers.map((each) => (each.id === 'stranger' ? { ...each, suspended } : each));
      const texts = new Map([['registry/officers.yaml', JSON.stringify({ officers: people })]]);
      await store.commit({
        expected: (await store.head()).number,
        texts,
        evidence: [],
        actor: 'tester',
        reason: 'a test',
      });
    };
    await write(true);
    expect(await status({ as: 'stranger' })).toEqual([403, 'OFFICER_SUSPENDED']);
    await write(false);
    expect(await status({ as: 'stranger' })).toEqual([200, 'none']);
    expect((await store.head()).number).toBe(head.number + 2);
  });
});

describe('requests', () => {
  const outcome = async (given: Call) => {
    const answer = await call(given);
    return [answer!.status, JSON.parse(answer!.text).errors?.[0]?.extensions.code ?? 'none'];
  };
  const body = (query: string) => JSON.stringify({ query });

  test('of forms and other sites are refused before anything else', async () => {
    expect(await outcome({ method: 'GET', path: '/steward?query={me{id}}' })).toEqual([405, 'METHOD_NOT_ALLOWED']);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect(await outcome({ body: body('{ me { id } }'), headers: { 'content-type': type } })).toEqual([
        415,
        'UNSUPPORTED_MEDIA_TYPE',
      ]);
    }
    expect(await outcome({ as: null, body: body('{ me { id } }'), headers: { cookie: 'officer=steward' } })).toEqual([
      401,
      'UNAUTHENTICATED',
    ]);
  });

  test('are bounded in bytes, tokens, depth, aliases and root fields', async () => {
    expect(await outcome({ body: body(`{ me { id } } # ${'x'.repeat(70_000)}`) })).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(await outcome({ body: body(`{ ${'me { id } '.repeat(600)} }`) })).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(
      await outcome({ body: body(`{ ${Array.from({ length: 11 }, (_, n) => `a${n}: me { id }`).join(' ')} }`) }),
    ).toEqual([400, 'OPERATION_LIMIT']);
    const nested = `{ agreements { ${'history { '.repeat(6)} action ${'} '.repeat(6)} } }`;
    expect(await outcome({ body: body(nested) })).toEqual([400, 'OPERATION_LIMIT']);
    const aliases = Array.from({ length: 31 }, (_, n) => `a${n}: id`).join(' ');
    expect(await outcome({ body: body(`{ me { ${aliases} } }`) })).toEqual([400, 'OPERATION_LIMIT']);
    expect(await outcome({ body: body('{ agreements(first: 101) { id } }') })).toEqual([200, 'INPUT_INVALID']);
  });

  test('that are no GraphQL say what is wrong', async () => {
    expect(await outcome({ body: body('{ me { id }') })).toEqual([400, 'GRAPHQL_PARSE_FAILED']);
    expect(await outcome({ body: body('{ you { id } }') })).toEqual([400, 'GRAPHQL_VALIDATION_FAILED']);
    expect(await outcome({ body: '[]' })).toEqual([400, 'BAD_REQUEST']);
    expect(await outcome({ body: JSON.stringify({ query: applyText, variables: {} }) })).toEqual([
      200,
      'BAD_USER_INPUT',
    ]);
  });

  test('are counted for each officer, and a stranger locks nobody out', async () => {
    const limited = openApi({ officer: 2, strangers: 1 });
    const me = { body: body('{ me { id } }'), to: limited };
    expect(await outcome({ ...me, token: 'x' })).toEqual([401, 'UNAUTHENTICATED']);
    expect(await outcome({ ...me, token: 'x' })).toEqual([429, 'RATE_LIMITED']);
    expect(await outcome(me)).toEqual([200, 'none']);
    expect(await outcome(me)).toEqual([200, 'none']);
    expect(await outcome(me)).toEqual([429, 'RATE_LIMITED']);
    expect(await outcome({ ...me, as: 'approver' })).toEqual([200, 'none']);
  });

  test('of other paths are not answered', async () => {
    expect(await call({ path: '/metrics' })).toBeNull();
    expect(await call({ path: '/steward/x' })).toBeNull();
  });

  const failing = (error: Error) =>
    createStewardApi({
      workflow: openWorkflow({
        store: { ...store, head: async () => Promise.reject(error) },
        clock,
        schema,
        settings: { calendar: { holidays: new Set(), workdays: new Set() }, replyDays: 1, reviewDays: 1 },
      }),
      store,
      clock,
      schema,
      policy: () => Promise.reject(new Error('none')),
      maxAgeMs: 900_000,
      sandbox: true,
      onFault: (_id, fault) => void faults.push(fault),
    });

  test('that fail by a fault of ours say nothing about it', async () => {
    faults.length = 0;
    const answer = await call({ to: failing(new Error('password=secret')), body: body('{ me { id } }') });
    expect(answer!.status).toBe(500);
    expect(answer!.text).not.toContain('secret');
    expect(faults).toHaveLength(1);
  });

  test('that come while the store is away may be sent again', async () => {
    const gone = Object.assign(new Error('terminating connection of secret'), { code: '57P01' });
    const answer = await call({ to: failing(gone), body: body('{ me { id } }') });
    expect([answer!.status, answer!.headers['retry-after']]).toEqual([503, '5']);
    expect(JSON.parse(answer!.text)).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
    expect(answer!.text).not.toContain('secret');
  });
});

describe('the catalogue as data', () => {
  test('is JSON and CSV of the same rows, for officers only', async () => {
    expect((await call({ as: null, method: 'GET', path: '/catalogue.json' }))!.status).toBe(401);
    expect((await call({ method: 'POST', path: '/catalogue.csv' }))!.status).toBe(405);
    const json = JSON.parse((await call({ as: 'operator', method: 'GET', path: '/catalogue.json' }))!.text);
    const csv = await call({ method: 'GET', path: '/catalogue.csv' });
    expect(csv!.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    const [head, ...lines] = csv!.text.trimEnd().split('\r\n');
    expect(head!.startsWith('\uFEFF信息项代码 coordinate,')).toBe(true);
    expect(lines.map((line) => line.split(',')[0])).toEqual(
      json.entries.map((each: { coordinate: string }) => each.coordinate),
    );
    expect(json.entries).toContainEqual(
      expect.objectContaining({
        coordinate: 'Person.photo',
        class: 'withheld',
        defaultForm: 'none',
        legalBasis: 'Personal Information Protection Law art. 26',
        ownerCode: '11990000000000107Q',
      }),
    );
  });

  test('is paged and searched in GraphQL', async () => {
    const { data } = await ask(
      'operator',
      '{ catalogue(search: "person.", class: "withheld") { total entries { coordinate } } }',
    );
    expect(data.catalogue).toEqual({ total: 1, entries: [{ coordinate: 'Person.photo' }] });
    const page = await ask('steward', '{ catalogue(after: "Division.code", first: 1) { entries { coordinate } } }');
    expect(page.data.catalogue.entries).toEqual([{ coordinate: 'Division.name' }]);
    const end = await ask('steward', '{ catalogue(after: "Zzz", first: 1) { entries { coordinate } } }');
    expect(end.data.catalogue.entries).toEqual([]);
  });
});
