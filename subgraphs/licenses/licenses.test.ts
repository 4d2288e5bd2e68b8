import { licenseIdCheckDigit } from '../../schema/scalars/license-id-check-digit';
import { testDatabase } from '../registers/testing/database';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, openCounting, startUnderTest } from '../tests/running-department';
import { withDatesReversed } from '../tests/with-dates-reversed';
import { definition } from './licenses';

const TYPE = '11100000000013338W901';
const ISSUER = '11990000000000107Q';
const HOLDER = '99010119860417013X';

function licenseId(serial: string): string {
  return `1.2.156.3005.2.${TYPE}.${ISSUER}.${serial}.001.${licenseIdCheckDigit(`${TYPE}${ISSUER}${serial}001`)}`;
}

const valid = licenseId('X000000001');
const expired = licenseId('X000000002');
const firmLicense = licenseId('X000000003');
const unheld = licenseId('X000000004');
const license = {
  type_code: TYPE,
  type_name: '居住证',
  issuer_uscc: ISSUER,
  holder_pid: 'x-person',
  holder_code: HOLDER,
};
const rows = [
  {
    ...license,
    license_id: valid,
    number: 'N1',
    status: 'VALID',
    issued_on: '2025-01-01',
    valid_from: '2025-01-02',
    valid_to: '2030-01-01',
    attributes: { 不动产单元号: 'U1', area: 88.5, nested: { a: 1 }, nothing: null },
    file_digest: 'sha256:1',
  },
  { ...license, license_id: expired, status: 'EXPIRED', issued_on: '2026-01-01', type_code: 'x-other' },
  {
    ...license,
    license_id: firmLicense,
    status: 'SUSPENDED',
    holder_pid: null,
    holder_uscc: 'x-firm',
    holder_code: '91990101MA00TE5T2P',
    valid_to: '9999-09-09',
  },
  { license_id: unheld },
];

const statements: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let licenses: DepartmentUnderTest;

beforeAll(async () => {
  database = await testDatabase();
  await insertRows(database.url, { 'licenses.license': rows });
  licenses = await startUnderTest({ ...definition, open: openCounting(statements) }, { databaseUrl: database.url });
});
afterAll(async () => {
  await licenses?.close();
  await database?.drop();
});
beforeEach(() => {
  statements.length = 0;
});

const VERIFY = `query ($licenseId: LicenseId!, $holderCode: String!) {
  verifyLicense(licenseId: $licenseId, holderCode: $holderCode) { verdict status validTo }
}`;
const noMatch = { verdict: 'NO_MATCH', status: null, validTo: null };

test.each([
  ['both codes', valid, HOLDER, { verdict: 'MATCH', status: 'VALID', validTo: '2030-01-01' }],
  ['a small x', valid, '99010119860417013x', { verdict: 'MATCH', status: 'VALID', validTo: '2030-01-01' }],
  ['an expired license', expired, HOLDER, { verdict: 'MATCH', status: 'EXPIRED', validTo: null }],
  ['a firm', firmLicense, '91990101MA00TE5T2P', { verdict: 'MATCH', status: 'SUSPENDED', validTo: '9999-09-09' }],
  ['another holder', valid, '990101198604170244', noMatch],
  ['a part of the code', valid, HOLDER.slice(0, 17), noMatch],
  ['an empty code', valid, '', noMatch],
  ['an empty code for a license without holder', unheld, '', noMatch],
  ['the word null for a license without holder', unheld, 'null', noMatch],
  ['an unknown license', licenseId('X999999999'), HOLDER, noMatch],
])('verifyLicense with %s', async (_, id, holderCode, verdict) => {
  expect(await licenses.ask(VERIFY, { licenseId: id, holderCode })).toEqual({
    status: 200,
    data: { verifyLicense: verdict },
  });
});

test('an identifier with an altered check character is refused before the register is asked', async () => {
  const altered = `${valid.slice(0, -1)}${valid.endsWith('A') ? 'B' : 'A'}`;
  const { status, errors } = await licenses.ask(VERIFY, { licenseId: altered, holderCode: HOLDER });
  expect([status, errors?.[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  expect(JSON.stringify(errors)).not.toContain(altered);
  expect(statements).toEqual([]);
});

test('verifications and look-ups of any number of licenses are one statement', async () => {
  const query = `{
    a: verifyLicense(licenseId: "${valid}", holderCode: "x") { verdict }
    b: verifyLicense(licenseId: "${expired}", holderCode: "${HOLDER}") { verdict }
    c: license(licenseId: "${firmLicense}") { status }
  }`;
  expect((await licenses.ask(query)).data).toEqual({
    a: { verdict: 'NO_MATCH' },
    b: { verdict: 'MATCH' },
    c: { status: 'SUSPENDED' },
  });
  expect(statements).toHaveLength(1);
});

const FACE = `licenseId typeCode typeName number issuedOn validFrom validTo status fileDigest issuer { uscc }
  holder { __typename ... on Person { pid } ... on LegalEntity { uscc } }`;

test('license answers its face, and null for an unknown one', async () => {
  const query = `{ known: license(licenseId: "${valid}") { ${FACE} } unknown: license(licenseId: "${licenseId('X9')}") { ${FACE} } }`;
  expect((await licenses.ask(query)).data).toEqual({
    known: {
      licenseId: valid,
      typeCode: TYPE,
      typeName: '居住证',
      number: 'N1',
      issuedOn: '2025-01-01',
      validFrom: '2025-01-02',
      validTo: '2030-01-01',
      status: 'VALID',
      fileDigest: 'sha256:1',
      issuer: { uscc: ISSUER },
      holder: { __typename: 'Person', pid: 'x-person' },
    },
    unknown: null,
  });
});

test.each([
  ['不动产单元号', 'U1'],
  ['area', '88.5'],
  ['nested', null],
  ['nothing', null],
  ['absent', null],
  ['constructor', null],
  ['__proto__', null],
])('attribute `%s` is %s', async (name, value) => {
  const query = `query ($name: String!) { license(licenseId: "${valid}") { attribute(name: $name) } }`;
  expect((await licenses.ask(query, { name })).data).toEqual({ license: { attribute: value } });
});

/** `licenses` of each holder, as ids. */
async function held(values: string, ...holders: object[]) {
  const field = `licenses${values} { licenseId }`;
  const query = `query ($r: [_Any!]!) {
    _entities(representations: $r) { ... on Person { ${field} } ... on LegalEntity { ${field} } }
  }`;
  const { data } = await licenses.ask(query, { r: holders });
  const entities = (data as { _entities: { licenses: { licenseId: string }[] }[] })._entities;
  return entities.map((entity) => entity.licenses.map(({ licenseId: id }) => id));
}
const person = { __typename: 'Person', pid: 'x-person' };

test.each([
  ['', [valid, expired]],
  ['(first: 1)', [valid]],
  ['(first: 0)', []],
  ['(status: VALID)', [valid]],
  [`(typeCode: "${TYPE}", status: VALID)`, [valid]],
  [`(typeCode: "${TYPE}", status: EXPIRED)`, []],
])('a person holds licenses%s, in the order of their keys', async (values, ids) => {
  expect(await held(values, person)).toEqual([ids]);
});

test('the order of licenses, and which a limit keeps, do not tell of their dates', async () => {
  const ask = () => Promise.all([held('', person), held('(first: 1)', person)]);
  expect(await ask()).toEqual([[[valid, expired]], [[valid]]]);
  expect(await withDatesReversed(database.url, ['licenses.license.issued_on'], ask)).toEqual(await ask());
});

test('any number of holders is one statement for persons and one for organisations, in order', async () => {
  const others = Array.from({ length: 200 }, (_, index) => ({ __typename: 'Person', pid: `x-none-${index}` }));
  const answers = await held('', { __typename: 'LegalEntity', uscc: 'x-firm' }, ...others, person);
  expect(answers).toEqual([[firmLicense], ...others.map(() => []), [valid, expired]]);
  expect(statements).toHaveLength(2);
});

test('a negative `first` is refused', async () => {
  const query =
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { licenses(first: -1) { number } } } }';
  const { errors } = await licenses.ask(query, { r: [person] });
  expect(errors?.map((error) => error.extensions.code)).toEqual(['BAD_USER_INPUT']);
});

test('refuses a call without a warrant, and one that asks for more than its warrant, before anything is read', async () => {
  const query = `{ license(licenseId: "${valid}") { number } }`;
  expect((await licenses.ask(query, {}, null)).status).toBe(401);
  expect((await licenses.ask(query, {}, ['Query.license'])).status).toBe(403);
  expect((await licenses.ask(query, {}, ['License.number'])).status).toBe(403);
  expect(statements).toEqual([]);
});
