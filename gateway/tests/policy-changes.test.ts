import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledPolicy } from '../../policies/engine/model';
import { emptyOverlay, withOverlay } from '../../policies/engine/overlay';
import { fileReader } from '../../policies/store/reader';
import { packageRoot } from '../../schema/lib/package-root';
import { loadGraph } from '../../schema/supergraph';
import { cast } from '../../subgraphs/registers/cast';
import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import type { AuditLog, AuditRecord } from '../audit/model';
import { createGateway } from '../compose';
import { loadConfig } from '../config/load-config';
import type { Departments } from '../execute/department';
import { createHttpDepartments } from '../execute/http-departments';
import { personas } from '../identity/sandbox/personas';
import type { Gateway } from '../model';
import { patience } from './patience';
import { type RunningDepartments, startDepartments, testKey } from './world/start-departments';
import { testNowMs } from './world/world';

/** What becomes of requests in work when the policy changes under them. */

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-policy-changes-'));
const graceMs = 500;
const psb = personas.find(({ id }) => id === 'psb')!;
const compiled = fileReader(
  join(packageRoot(), 'policies'),
  loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8')).full,
).current();
const revoking = (...revoked: string[]) => withOverlay(compiled, { ...emptyOverlay, revoked });

/** A policy that a test changes, on a clock of its own. */
class Changing {
  nowMs = 0;
  live: CompiledPolicy = compiled;
  readonly #endedAt = new Map<CompiledPolicy, number>();
  change(policy: CompiledPolicy): void {
    this.#endedAt.set(this.live, this.nowMs);
    this.live = policy;
  }
  current = () => this.live;
  maySend = (policy: CompiledPolicy) =>
    policy === this.live || this.nowMs - (this.#endedAt.get(policy) ?? Number.NEGATIVE_INFINITY) <= graceMs;
}

let database: TestDatabase;
let running: RunningDepartments;
let gateway: Gateway;
let policy: Changing;
let calls: string[];
let records: AuditRecord[];
/** Run while a call to a department is under way, and while a record is written. */
let duringCall: (call: number) => void;
let duringAudit: (record: number) => void;

beforeAll(async () => {
  database = await testDatabase();
  running = await startDepartments(database.url, { now: () => testNowMs });
});
afterAll(async () => {
  await running.close();
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});
beforeEach(async () => {
  policy = new Changing();
  calls = [];
  records = [];
  duringCall = () => undefined;
  duringAudit = () => undefined;
  const clock = { now: () => testNowMs };
  const warrantKeys = Object.fromEntries(Object.keys(running.endpoints).map((name) => [name, testKey(name)]));
  const http = createHttpDepartments({
    endpoints: running.endpoints,
    warrantKeys,
    clock,
    steady: clock,
    timeoutMs: 60_000,
  });
  const departments: Departments & { close(): Promise<void> } = {
    async call(request) {
      calls.push(request.fetch.subgraph);
      const answer = await http.call(request);
      duringCall(calls.length);
      return answer;
    },
    close: () => http.close(),
  };
  const auditLog: AuditLog = {
    async append(record) {
      records.push(record);
      duringAudit(records.length);
      return { sequence: records.length, hash: 'h', seal: 's' };
    },
    head: null,
    healthy: true,
    close: async () => undefined,
  };
  // Answers that were kept would make no calls.
  const config = loadConfig({ SHAREGRAPH_STATE_DIR: directory, SHAREGRAPH_CACHE_BYTES: '0', ...patience }, 'gateway');
  gateway = await createGateway(config, {
    clock,
    steady: clock,
    keys: { warrant: testKey, audit: testKey('audit'), pseudonym: testKey('pseudonym'), hub: testKey('hub') },
    identify: async () => ({
      client: 'psb-app',
      organisation: 'psb',
      division: null,
      operator: 'op',
      roles: [],
      item: psb.item,
      case: psb.case,
      consent: null,
    }),
    policy,
    departments,
    auditLog,
  });
});
afterEach(() => gateway.close());

async function ask(headers: Readonly<Record<string, string>> = {}) {
  const query = `{ person(idNumber: "${cast.persons.zhangMin.idNumber}") { name licenses { status } } }`;
  const response = await gateway.answer({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body: Buffer.from(JSON.stringify({ query })),
    id: 'r',
    signal: new AbortController().signal,
  });
  return { status: response.status, headers: response.headers, body: JSON.parse(String(response.body)) };
}
const after = (ms: number, next: CompiledPolicy) => () => {
  policy.change(next);
  policy.nowMs += ms;
};
const once = (work: () => void) => (count: number) => {
  if (count === 1) work();
};
const withoutLicenses = revoking('s07-licenses-psb');

test('an answer that comes soon after a revocation leaves as it was decided', async () => {
  duringCall = once(after(graceMs, withoutLicenses));
  const { body } = await ask();
  expect(body.extensions.share.revision).toBe(compiled.revision);
  expect(body.data.person.licenses.length).toBeGreaterThan(0);
});

test('a slow one shows nothing of what was revoked meanwhile', async () => {
  const expected = await (async () => {
    policy.live = withoutLicenses;
    const answer = await ask();
    policy.live = compiled;
    return answer;
  })();
  const before = calls.length;
  duringCall = (count) => count === before + 1 && after(graceMs + 1, withoutLicenses)();
  const { status, body } = await ask();
  expect(status).toBe(200);
  expect(body.extensions.share.revision).toBe(withoutLicenses.revision);
  expect([body.data, body.errors]).toEqual([expected.body.data, expected.body.errors]);
  expect(body.data.person.licenses).toBeNull();
  // What was asked of departments in vain stands in the record all the same.
  expect(records.at(-1)).toMatchObject({ revision: withoutLicenses.revision });
  expect(records.at(-1)?.calls).toHaveLength(calls.length - before);
  expect(records.at(-1)?.disclosed).not.toContain('Person.licenses');
});

test('a change that is not about it asks no department again', async () => {
  await ask();
  const usual = calls.length;
  const elsewhere = revoking('s01-credit-amr');
  duringCall = (count) => count === usual + 1 && after(graceMs + 1, elsewhere)();
  const { body } = await ask();
  expect(body.extensions.share.revision).toBe(elsewhere.revision);
  expect(body.data.person.licenses.length).toBeGreaterThan(0);
  expect(calls).toHaveLength(2 * usual);
});

test('when all of it was revoked nothing is left, and nothing asked', async () => {
  duringCall = once(after(graceMs + 1, revoking('s07-population-psb')));
  const { body } = await ask();
  expect(body.data).toEqual({ person: null });
  expect(records.at(-1)?.disclosed).toEqual([]);
});

test('all or nothing stays nothing', async () => {
  duringCall = once(after(graceMs + 1, withoutLicenses));
  const { body } = await ask({ 'x-share-mode': 'reject' });
  expect(body.errors[0].extensions.code).toBe('SHARE_REJECTED');
  expect(body.data).toBeUndefined();
});

test('what was revoked while its record was written does not leave either', async () => {
  duringAudit = once(after(graceMs + 1, withoutLicenses));
  const { body } = await ask();
  expect(body.data.person.licenses).toBeNull();
  expect(body.extensions.share).toMatchObject({ revision: withoutLicenses.revision, receipt: '2.h.s' });
  expect(records).toHaveLength(2);
});

test('a policy that changes faster than anything can be recorded lets nothing leave', async () => {
  duringAudit = (count) => after(graceMs + 1, count % 2 ? withoutLicenses : revoking('s01-credit-amr'))();
  const { status, body } = await ask();
  expect([status, body.errors[0].extensions.code, body.data]).toEqual([503, 'POLICY_UNAVAILABLE', undefined]);
  expect(records).toHaveLength(5);
});

test('a policy that expires in between lets nothing leave', async () => {
  duringCall = once(() => {
    after(graceMs + 1, withoutLicenses)();
    policy.current = () => {
      throw new Error('expired');
    };
  });
  const { status, body } = await ask();
  expect([status, body.data]).toEqual([500, undefined]);
});
