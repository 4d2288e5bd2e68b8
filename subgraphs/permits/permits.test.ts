import { startHub } from '../hub/start-hub';
import { testDatabase } from '../registers/testing/database';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, NOW_MS, startUnderTest } from '../tests/running-department';
import { openHub } from './connector/open-hub';
import { definition } from './permits';

const requester = { rid: 'permits', secret: Buffer.from('current secret') };
const clock = { now: () => NOW_MS };
const permit = { authority_uscc: 'organ-1', subject_uscc: 'x-firm', status: 'NORMAL', category: 'ORDINARY' };
const rows = {
  'permits.permit': [
    {
      ...permit,
      permit_id: 'x-long',
      decision_no: 'No. 1',
      certificate_name: 'certificate',
      permit_no: 'P1',
      content: 'content',
      decided_on: '2026-03-01',
      valid_from: '2026-03-02',
      valid_to: '2099-12-31',
      premises_address: 'x-address',
    },
    { ...permit, permit_id: 'x-revoked', decided_on: '2025-01-01', valid_to: '2030-01-01', status: 'REVOKED' },
    { ...permit, permit_id: 'x-person', subject_uscc: null, subject_pid: 'x-pid' },
    { permit_id: 'x-bare' },
  ],
  'permits.penalty_reference': [{ penalty_id: 'x-penalty', subject_uscc: 'x-firm', decided_on: '2026-02-01' }],
};

let database: Awaited<ReturnType<typeof testDatabase>>;
let hub: Awaited<ReturnType<typeof startHub>>;
let permits: DepartmentUnderTest;
/** Services called at the hub. */
const calls: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  await insertRows(database.url, rows);
  hub = await startHub({
    host: '127.0.0.1',
    port: 0,
    databaseUrl: database.url,
    requesters: [requester],
    clock,
    log: (line) => calls.push((line as { service: string }).service),
  });
  permits = await startUnderTest(definition, { hub: { url: hub.url, requester: 'permits', secret: requester.secret } });
});
afterAll(async () => {
  await permits?.close();
  await hub?.close();
  await database?.drop();
});
beforeEach(() => {
  calls.length = 0;
});

const FACE = `permitId decisionNo category certificateName permitNo content decidedOn validFrom validTo status
  authority { uscc } subject { __typename ... on LegalEntity { uscc } ... on Person { pid } } premises { addressId }`;

test('permit answers every field; long term is a null end', async () => {
  const { data } = await permits.ask(`{ permit(permitId: "x-long") { ${FACE} } }`);
  expect(data).toEqual({
    permit: {
      permitId: 'x-long',
      decisionNo: 'No. 1',
      category: 'ORDINARY',
      certificateName: 'certificate',
      permitNo: 'P1',
      content: 'content',
      decidedOn: '2026-03-01',
      validFrom: '2026-03-02',
      validTo: null,
      status: 'NORMAL',
      authority: { uscc: 'organ-1' },
      subject: { __typename: 'LegalEntity', uscc: 'x-firm' },
      premises: { addressId: 'x-address' },
    },
  });
});

test('permits of persons, permits with gaps and unknown permits', async () => {
  const query =
    '{ a: permit(permitId: "x-person") { subject { ... on Person { pid } } } b: permit(permitId: "x-bare") { permitId validTo subject { __typename } premises { addressId } authority { uscc } } c: permit(permitId: "none") { permitId } }';
  expect(await permits.ask(query)).toEqual({
    status: 200,
    data: {
      a: { subject: { pid: 'x-pid' } },
      b: { permitId: 'x-bare', validTo: null, subject: null, premises: null, authority: null },
      c: null,
    },
  });
  expect(calls).toEqual(['permitsById']);
});

/** One field of each organisation asked for. */
async function ofFirms(field: string, usccs: readonly string[]) {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LegalEntity { ${field} } } }`;
  const { data } = await permits.ask(query, { r: usccs.map((uscc) => ({ __typename: 'LegalEntity', uscc })) });
  return (data as { _entities: unknown[] })._entities;
}

test.each<[string, unknown[]]>([
  ['permits { permitId }', [{ permitId: 'x-long' }, { permitId: 'x-revoked' }]],
  ['permits(status: REVOKED) { permitId validTo }', [{ permitId: 'x-revoked', validTo: '2030-01-01' }]],
  ['permits(status: DISPUTED) { permitId }', []],
  ['permits(first: 1) { permitId }', [{ permitId: 'x-long' }]],
  ['permits(first: 0) { permitId }', []],
])('%s', async (field, expected) => {
  expect(await ofFirms(field, ['x-firm'])).toEqual([{ permits: expected }]);
});

const DECISION = '{ __typename ... on Permit { permitId decidedOn } ... on Penalty { penaltyId } }';
test.each([
  ['decisions', 3],
  ['decisions(since: "2026-02-01")', 2],
  ['decisions(first: 1)', 1],
  ['decisions(first: 0)', 0],
])('%s: permits and penalties, in the order of their keys', async (field, count) => {
  const all = [
    { __typename: 'Permit', permitId: 'x-long', decidedOn: '2026-03-01' },
    { __typename: 'Penalty', penaltyId: 'x-penalty' },
    { __typename: 'Permit', permitId: 'x-revoked', decidedOn: '2025-01-01' },
  ];
  expect(await ofFirms(`${field} ${DECISION}`, ['x-firm'])).toEqual([{ decisions: all.slice(0, count) }]);
});

test('200 organisations are one call to the hub for each field, in order', async () => {
  const usccs = [...Array.from({ length: 199 }, (_, index) => `x-none-${index}`), 'x-firm'];
  const answers = await ofFirms('uscc permits { permitId } decisions { decisionNo: __typename }', usccs);
  expect(answers.slice(0, 199)).toEqual(usccs.slice(0, 199).map((uscc) => ({ uscc, permits: [], decisions: [] })));
  expect(answers[199]).toMatchObject({ uscc: 'x-firm', permits: { length: 2 }, decisions: { length: 3 } });
  expect(calls.sort()).toEqual(['decisionsBySubject', 'permitsBySubject']);
});

test('permits by key: one call, null for an unknown one', async () => {
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Permit { permitNo } } }';
  const { data } = await permits.ask(query, {
    r: ['none', 'x-long'].map((permitId) => ({ __typename: 'Permit', permitId })),
  });
  expect(data).toEqual({ _entities: [null, { permitNo: 'P1' }] });
  expect(calls).toEqual(['permitsById']);
});

test('is healthy while the hub is', async () => {
  expect((await fetch(permits.url.replace('/graphql', '/health'))).status).toBe(200);
});

test.each([
  [
    'down',
    'http://127.0.0.1:1',
    requester.secret,
    'SOURCE_UNAVAILABLE',
    'the permit source cannot be reached; the permits department must act',
    503,
  ],
  [
    'refusing the secret',
    '',
    Buffer.from('old secret'),
    'SOURCE_REFUSED',
    'the permit source refused the call of this department; the permits department must act',
    200,
  ],
])('a hub that is %s is a clear error of the field that needs it', async (_, url, secret, code, message, health) => {
  const lost = await startUnderTest(definition, { hub: { url: url || hub.url, requester: 'permits', secret } });
  try {
    const query =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on LegalEntity { uscc permits { permitId } } } }';
    const answer = await lost.ask(query, { r: [{ __typename: 'LegalEntity', uscc: 'x-firm' }] });
    expect(answer).toEqual({
      status: 200,
      data: { _entities: [{ uscc: 'x-firm', permits: null }] },
      errors: [{ message, path: ['_entities', 0, 'permits'], extensions: { code } }],
    });
    expect((await fetch(lost.url.replace('/graphql', '/health'))).status).toBe(health);
    expect(JSON.stringify(lost.lines)).not.toMatch(/x-firm|127\.0\.0\.1/);
  } finally {
    await lost.close();
  }
});

test('does not start without a hub', () => {
  expect(() => openHub({ host: '', port: 0, databaseUrl: '', warrantKey: Buffer.alloc(32), clock })).toThrow(
    /expected `hub`/,
  );
});

test('refuses a call without a warrant, and one that asks for more than its warrant, before the hub is called', async () => {
  const query = '{ permit(permitId: "x-long") { content } }';
  expect((await permits.ask(query, {}, null)).status).toBe(401);
  expect((await permits.ask(query, {}, ['Query.permit'])).status).toBe(403);
  expect((await permits.ask(query, {}, ['Permit.content'])).status).toBe(403);
  expect(calls).toEqual([]);
});
