import { Client } from 'pg';
import { testDatabase } from '../registers/testing/database';
import { insertRows } from '../tests/insert-rows';
import { withDatesReversed } from '../tests/with-dates-reversed';
import type { HubRequester } from './check-call';
import { hubServices } from './services';
import { hubSignature } from './signature';
import { type RunningHub, startHub } from './start-hub';

const nowMs = 1_763_683_200_000;
const clock = { now: () => nowMs };
const permits: HubRequester = { rid: 'permits', secret: Buffer.from('current secret') };
const permit = { authority_uscc: 'organ-1', status: 'NORMAL', category: 'ORDINARY', subject_uscc: 'x-firm' };
const rows = {
  'permits.permit': [
    {
      ...permit,
      permit_id: 'x-full',
      decision_no: 'No. 1',
      certificate_name: 'certificate',
      permit_no: 'P1',
      content: 'content',
      decided_on: '2026-03-01',
      valid_from: '2026-03-02',
      valid_to: '2099-12-31',
      premises_address: 'x-address',
    },
    { ...permit, permit_id: 'x-b', decided_on: '2025-01-01', status: 'REVOKED', category: 'CONCESSION' },
    { ...permit, permit_id: 'x-a', decided_on: '2025-01-01', status: 'DISPUTED', category: 'RECOGNITION' },
    { ...permit, permit_id: 'x-undated', status: 'OTHER', category: 'OTHER' },
    { ...permit, permit_id: 'x-person', subject_uscc: null, subject_pid: 'x-pid', category: 'REGISTRATION' },
    { ...permit, permit_id: 'x-trader', subject_uscc: '92990101MA00000000', category: 'APPROVAL' },
  ],
  'permits.penalty_reference': [
    { penalty_id: 'x-penalty', subject_uscc: 'x-firm', decided_on: '2026-02-01' },
    { penalty_id: 'x-other', subject_uscc: 'x-firm-2', decided_on: '2026-02-01' },
  ],
};

const lines: object[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let hub: RunningHub;
const options = () => ({ host: '127.0.0.1', port: 0, databaseUrl: database.url, requesters: [permits], clock });

beforeAll(async () => {
  database = await testDatabase();
  await insertRows(database.url, rows);
  hub = await startHub({ ...options(), log: (line) => lines.push(line) });
});
afterAll(async () => {
  await hub?.close();
  await database?.drop();
});

function signed(sid: string, requester = permits, rtime = String(nowMs)): Record<string, string> {
  const sign = hubSignature({ rid: requester.rid, sid, rtime }, requester.secret);
  return { gjgxjhpt_rid: requester.rid, gjgxjhpt_sid: sid, gjgxjhpt_rtime: rtime, gjgxjhpt_sign: sign };
}

async function post(service: keyof typeof hubServices, body: unknown, headers?: Record<string, string>, url = hub.url) {
  const { path, sid } = hubServices[service];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${url}${path}`, { method: 'POST', headers: headers ?? signed(sid), body: text });
  return { status: response.status, body: (await response.json()) as HubBody };
}

interface HubBody {
  readonly data: { key: string; records: Record<string, string>[] }[];
}

/** The records' own keys, by key of the look-up. */
async function keysOf(service: keyof typeof hubServices, body: object) {
  const answer = await post(service, body);
  const { data } = answer.body;
  return data.map(({ key, records }) => [key, records.map((record) => record['XK_BS'] ?? record['CF_BS'])]);
}

test('a permit is answered in the field codes of the publication standard', async () => {
  expect(await post('permitsById', { keys: ['x-full'] })).toEqual({
    status: 200,
    body: {
      data: [
        {
          key: 'x-full',
          records: [
            {
              LX: 'XK',
              XK_BS: 'x-full',
              XK_XDR_LB: '法人及非法人组织',
              XK_XDR_SHXYM: 'x-firm',
              XK_XDR_BS: null,
              XK_WSH: 'No. 1',
              XK_XKLB: '普通',
              XK_XKZS: 'certificate',
              XK_XKBH: 'P1',
              XK_NR: 'content',
              XK_JDRQ: '2026/03/01',
              XK_YXQZ: '2026/03/02',
              XK_YXQZI: '2099/12/31',
              XK_XKJGDM: 'organ-1',
              XK_ZT: '0',
              XK_DZBS: 'x-address',
            },
          ],
        },
      ],
    },
  });
});

test.each([
  ['x-b', '特许', '1', '法人及非法人组织'],
  ['x-a', '认可', '2', '法人及非法人组织'],
  ['x-undated', '其他', '3', '法人及非法人组织'],
  ['x-person', '登记', '0', '自然人'],
  ['x-trader', '核准', '0', '个体工商户'],
])('codes of %s: %s, %s, %s', async (key, category, status, subject) => {
  const { body } = await post('permitsById', { keys: [key] });
  expect(body.data[0]?.records).toMatchObject([{ XK_XKLB: category, XK_ZT: status, XK_XDR_LB: subject }]);
});

test.each<[string, keyof typeof hubServices, object, unknown]>([
  [
    'permits in the order of the keys',
    'permitsById',
    { keys: ['x-a', 'none', 'x-b'] },
    [
      ['x-a', ['x-a']],
      ['none', []],
      ['x-b', ['x-b']],
    ],
  ],
  [
    'permits of an organisation, in the order of their keys',
    'permitsBySubject',
    { keys: ['x-firm'] },
    [['x-firm', ['x-a', 'x-b', 'x-full', 'x-undated']]],
  ],
  ['permits of a person', 'permitsBySubject', { keys: ['x-pid'] }, [['x-pid', ['x-person']]]],
  ['permits of one state', 'permitsBySubject', { keys: ['x-firm'], status: '1' }, [['x-firm', ['x-b']]]],
  [
    'at most so many permits of each subject',
    'permitsBySubject',
    { keys: ['x-firm', 'x-pid'], limit: 1 },
    [
      ['x-firm', ['x-a']],
      ['x-pid', ['x-person']],
    ],
  ],
  [
    'decisions, merged in the order of their keys',
    'decisionsBySubject',
    { keys: ['x-firm', 'x-firm-2'] },
    [
      ['x-firm', ['x-a', 'x-b', 'x-full', 'x-penalty', 'x-undated']],
      ['x-firm-2', ['x-other']],
    ],
  ],
  [
    'decisions since a day',
    'decisionsBySubject',
    { keys: ['x-firm'], since: '2026-02-01' },
    [['x-firm', ['x-full', 'x-penalty']]],
  ],
  ['at most so many decisions', 'decisionsBySubject', { keys: ['x-firm'], limit: 2 }, [['x-firm', ['x-a', 'x-b']]]],
])('answers %s', async (_, service, body, expected) => {
  expect(await keysOf(service, body)).toEqual(expected);
});

test.each(['permitsBySubject', 'decisionsBySubject'] as const)(
  'the order of %s, and which a limit keeps, do not tell of their dates',
  async (service) => {
    const ask = () => Promise.all([undefined, 2].map((limit) => keysOf(service, { keys: ['x-firm'], limit })));
    const penalty = service === 'decisionsBySubject' ? ['x-penalty'] : [];
    expect(await ask()).toEqual([
      [['x-firm', ['x-a', 'x-b', 'x-full', ...penalty, 'x-undated']]],
      [['x-firm', ['x-a', 'x-b']]],
    ]);
    const dates = ['permits.permit.decided_on', 'permits.penalty_reference.decided_on'];
    expect(await withDatesReversed(database.url, dates, ask)).toEqual(await ask());
  },
);

test('a penalty is a reference with its subject and date', async () => {
  const { body } = await post('decisionsBySubject', { keys: ['x-firm-2'] });
  expect(body.data[0]?.records).toEqual([
    { LX: 'CF', CF_BS: 'x-other', CF_XDR_SHXYM: 'x-firm-2', CF_JDRQ: '2026/02/01' },
  ]);
});

test('200 keys are one call', async () => {
  const keys = ['x-firm', ...Array.from({ length: 199 }, (_, index) => `x-none-${index}`)];
  expect(await keysOf('permitsBySubject', { keys, limit: 1 })).toEqual(keys.map((key, i) => [key, i ? [] : ['x-a']]));
});

test.each<[string, Record<string, string>, number, string]>([
  ['no signature', {}, 401, 'headers'],
  ['an unknown requester', signed('xzxk-by-id', { ...permits, rid: 'nobody' }), 401, 'requester'],
  ['a wrong secret', signed('xzxk-by-id', { ...permits, secret: Buffer.from('old secret') }), 401, 'signature'],
  ['an expired time', signed('xzxk-by-id', permits, String(nowMs - 300_001)), 401, 'time'],
  ['a time ahead of the clock', signed('xzxk-by-id', permits, String(nowMs + 300_001)), 401, 'time'],
  ['a signature for another service', signed('sgs-by-subject'), 403, 'service'],
])('refuses a call with %s', async (_, headers, status, code) => {
  expect(await post('permitsById', { keys: ['x-full'] }, headers)).toEqual({
    status,
    body: { code, message: 'the call was not accepted' },
  });
});

test.each([
  ['no look-up', '{"keys":[]}', 400, 'lookup'],
  ['no JSON', '<xml/>', 400, 'lookup'],
  ['a body of 100 KiB', 'x'.repeat(100 * 1024), 413, 'too_large'],
])('refuses %s', async (_, body, status, code) => {
  expect(await post('permitsById', body)).toMatchObject({ status, body: { code } });
});

test('knows its paths and their methods', async () => {
  expect((await fetch(`${hub.url}/permits`)).status).toBe(404);
  expect((await fetch(`${hub.url}/permits/by-id?keys=x-full`)).status).toBe(404);
  expect((await fetch(`${hub.url}/permits/by-id`)).status).toBe(405);
  expect((await fetch(`${hub.url}/health`, { method: 'POST' })).status).toBe(405);
  expect(await (await fetch(`${hub.url}/health`)).json()).toEqual({ status: 'ok' });
});

test('logs calls without keys, values or requesters', async () => {
  lines.length = 0;
  await post('permitsBySubject', { keys: ['x-firm'] });
  await post('permitsById', { keys: ['x-full'] }, {});
  expect(lines).toEqual([
    { event: 'hub_call', service: 'permitsBySubject', status: 200, durationMs: 0 },
    { event: 'hub_call', service: 'permitsById', status: 401, durationMs: 0 },
  ]);
});

test('a database that is gone is a failure that says nothing of it', async () => {
  const blind = await startHub({ ...options(), databaseUrl: 'postgres://user:password@127.0.0.1:1/x' });
  try {
    expect(await post('permitsById', { keys: ['x-full'] }, undefined, blind.url)).toEqual({
      status: 500,
      body: { code: 'internal', message: 'the register failed' },
    });
    expect((await fetch(`${blind.url}/health`)).status).toBe(500);
  } finally {
    await blind.close();
  }
});

test('more calls at once than allowed are turned away', async () => {
  const narrow = await startHub({ ...options(), maxCalls: 0 });
  try {
    expect((await fetch(`${narrow.url}/health`)).status).toBe(503);
  } finally {
    await narrow.close();
  }
});

test('a taken port is an error of the start', async () => {
  const port = Number(new URL(hub.url).port);
  await expect(startHub({ ...options(), port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('answers what is under way while it closes, and keeps no connection for it', async () => {
  const closing = await startHub(options());
  const locker = new Client({ connectionString: database.url });
  await locker.connect();
  await locker.query('BEGIN; LOCK TABLE permits.permit IN ACCESS EXCLUSIVE MODE');
  const { path, sid } = hubServices.permitsById;
  const body = JSON.stringify({ keys: ['x-full'] });
  const waiting = fetch(`${closing.url}${path}`, { method: 'POST', headers: signed(sid), body });
  const isWaiting =
    'SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())';
  while ((await locker.query(isWaiting)).rows[0].n === 0);
  const closed = closing.close();
  await locker.query('COMMIT');
  await locker.end();
  const response = await waiting;
  expect([response.status, response.headers.get('connection')]).toEqual([200, 'close']);
  await response.text();
  await closed;
});

test('does not listen after it was closed', async () => {
  const short = await startHub(options());
  await short.close();
  await expect(fetch(`${short.url}/health`)).rejects.toThrow();
});
