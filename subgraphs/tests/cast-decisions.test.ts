import { definition as credit } from '../credit/credit';
import { startHub } from '../hub/start-hub';
import { definition as licenses } from '../licenses/licenses';
import { definition as permits } from '../permits/permits';
import { cast } from '../registers/cast';
import { castPid } from '../registers/cast-pid';
import { testDatabase } from '../registers/testing/database';
import { type DepartmentUnderTest, NOW_MS, startUnderTest } from './running-department';

const { persons, entities } = cast;
const secret = Buffer.from('current secret');
const running: { close(): Promise<void> }[] = [];
let departments: { credit: DepartmentUnderTest; licenses: DepartmentUnderTest; permits: DepartmentUnderTest };

beforeAll(async () => {
  const database = await testDatabase();
  running.push({ close: () => database.drop() });
  const databaseUrl = database.url;
  const hub = await startHub({
    host: '127.0.0.1',
    port: 0,
    databaseUrl,
    requesters: [{ rid: 'permits', secret }],
    clock: { now: () => NOW_MS },
  });
  running.push(hub);
  departments = {
    credit: await startUnderTest(credit, { databaseUrl }),
    licenses: await startUnderTest(licenses, { databaseUrl }),
    permits: await startUnderTest(permits, { hub: { url: hub.url, requester: 'permits', secret } }),
  };
  running.push(...Object.values(departments));
});
afterAll(async () => {
  for (const part of running.reverse()) await part.close();
});

/** The entities of one type by key, in one call. */
async function ofEach(department: keyof typeof departments, key: Record<string, readonly string[]>, selection: string) {
  const [[field, keys] = ['uscc', []]] = Object.entries(key);
  const type = field === 'pid' ? 'Person' : 'LegalEntity';
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${selection} } } }`;
  const r = keys.map((value) => ({ __typename: type, [field]: value }));
  const { data, errors } = await departments[department].ask(query, { r });
  expect(errors).toBeUndefined();
  return (data as { _entities: Record<string, unknown>[] })._entities;
}

test.each<[keyof typeof persons, string, boolean]>([
  ['zhaoLei', 'LEGAL_REPRESENTATIVE_BAN', true],
  ['zhaoLei', 'FOOD_PRACTICE_BAN', true],
  ['zhaoLei', 'HIGH_CONSUMPTION_BAN', false],
  ['zhaoLei', 'BIDDING_BAN', false],
  ['wangFang', 'LEGAL_REPRESENTATIVE_BAN', false],
  ['zhangMin', 'FOOD_PRACTICE_BAN', false],
])('%s under %s: %s', async (name, measure, restricted) => {
  const query = `{ disciplineCheck(subject: { idNumber: "${persons[name].idNumber}" }, measure: "${measure}") { restricted legalBasis } }`;
  const { data } = await departments.credit.ask(query);
  expect(data).toEqual({
    disciplineCheck: { restricted, legalBasis: restricted ? expect.stringMatching(/^中华人民共和国/) : null },
  });
});

test('bidders: the department answers penalties past publication and repaired ones, for policy to decide', async () => {
  const usccs = [entities.bidder2.uscc, entities.bidder3.uscc, entities.bidder4.uscc];
  const selection = 'penalties { publishUntil repaired } credit { wageArrears seriousDishonesty { measures } }';
  expect(await ofEach('credit', { uscc: usccs }, selection)).toEqual([
    {
      penalties: [{ publishUntil: '2027-03-10', repaired: false }],
      credit: { wageArrears: false, seriousDishonesty: [] },
    },
    {
      penalties: [{ publishUntil: '2024-05-20', repaired: false }],
      credit: { wageArrears: false, seriousDishonesty: [{ measures: ['BIDDING_BAN'] }] },
    },
    {
      penalties: [{ publishUntil: '2027-01-15', repaired: true }],
      credit: { wageArrears: true, seriousDishonesty: [] },
    },
  ]);
});

test('a person who is listed', async () => {
  const pids = [castPid(1, 'zhaoLei')];
  const [credited] = await ofEach('credit', { pid: pids }, 'credit { seriousDishonesty { expiresOn measures } }');
  expect(credited).toEqual({
    credit: {
      seriousDishonesty: [
        { expiresOn: '2028-09-01', measures: ['LEGAL_REPRESENTATIVE_BAN', 'FOOD_PRACTICE_BAN'] },
        { expiresOn: '2024-02-01', measures: ['HIGH_CONSUMPTION_BAN'] },
      ],
    },
  });
});

test.each([
  ['the driving license of its driver', cast.licenses.driving, persons.liQiang.idNumber, 'MATCH', 'VALID'],
  ['the driving license of his wife', cast.licenses.driving, persons.zhangMin.idNumber, 'NO_MATCH', null],
  ['an expired certificate', cast.licenses.expiredSpecialWork, persons.zhangMin.idNumber, 'MATCH', 'EXPIRED'],
  ['a safety license of its firm', cast.licenses.contractorSafety, entities.contractor.uscc, 'MATCH', 'VALID'],
  ['a safety license of a bidder', cast.licenses.contractorSafety, entities.bidder1.uscc, 'NO_MATCH', null],
])('verifyLicense: %s', async (_, licenseId, holderCode, verdict, status) => {
  const query = `{ verifyLicense(licenseId: "${licenseId}", holderCode: "${holderCode}") { verdict status } }`;
  const { data } = await departments.licenses.ask(query);
  expect(data).toEqual({ verifyLicense: { verdict, status } });
});

test('licenses with an attribute on their face', async () => {
  const pids = [castPid(1, 'zhangMin'), castPid(1, 'liQiang')];
  const selection = `property: licenses(typeCode: "11100000MB03271699022", status: VALID) { unit: attribute(name: "不动产单元号") }
    professional: licenses(typeCode: "11100000000019713D001", status: VALID) { trade: attribute(name: "从业类别") }`;
  expect(await ofEach('licenses', { pid: pids }, selection)).toEqual([
    { property: [{ unit: expect.stringMatching(/^9901/) }], professional: [] },
    { property: [], professional: [{ trade: '网络预约出租汽车驾驶员' }] },
  ]);
});

test('a closing firm: its permits, and its decisions with the penalty among them', async () => {
  const selection = 'permits(status: NORMAL) { certificateName } decisions { __typename ... on Permit { decidedOn } }';
  const [closing] = await ofEach('permits', { uscc: [entities.closing.uscc] }, selection);
  expect(closing).toEqual({
    permits: [{ certificateName: '烟草专卖零售许可证' }, { certificateName: '公众聚集场所消防安全检查合格证' }],
    decisions: [
      { __typename: 'Permit', decidedOn: '2024-03-01' },
      { __typename: 'Permit', decidedOn: '2022-03-01' },
      { __typename: 'Penalty' },
    ],
  });
});
