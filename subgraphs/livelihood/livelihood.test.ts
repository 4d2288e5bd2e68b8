import { testDatabase } from '../registers/testing/database';
import { clearTables } from '../tests/clear-tables';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, openCounting, startUnderTest } from '../tests/running-department';
import { definition } from './livelihood';

// The department's clock stands at 2026-11-20.
const ID = '990101198604170244';
const statements: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let livelihood: DepartmentUnderTest;

beforeAll(async () => {
  database = await testDatabase();
  // The cast holds the same identity number; these tests are about the department alone.
  await clearTables(database.url, ['livelihood.health_pass', 'livelihood.social_insurance']);
  const pass = { id_number: ID, valid_until: '2026-11-21T00:00:00+08:00', reason_code: 'R1' };
  await insertRows(database.url, {
    'livelihood.health_pass': [
      { ...pass, pid: 'x-1', colour: 'RED', updated_at: '2026-11-19T08:00:00+08:00' },
      { ...pass, pid: 'x-2', colour: 'GREEN', updated_at: '2026-11-20T08:00:00+08:00' },
    ],
    'livelihood.social_insurance': [{ pid: 'x-1', insured: true, continuous_months: 24, base: 8000.5 }],
  });
  livelihood = await startUnderTest({ ...definition, open: openCounting(statements) }, { databaseUrl: database.url });
});
afterAll(async () => {
  await livelihood?.close();
  await database?.drop();
});
beforeEach(() => {
  statements.length = 0;
});

test('healthPass answers every field of the latest record, times in UTC', async () => {
  const { data, errors } = await livelihood.ask(
    'query ($id: IdNumber!) { healthPass(idNumber: $id) { pid colour validUntil updatedAt reasonCode } }',
    { id: ID },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    healthPass: {
      pid: 'x-2',
      colour: 'GREEN',
      validUntil: '2026-11-20T16:00:00.000Z',
      updatedAt: '2026-11-20T00:00:00.000Z',
      reasonCode: 'R1',
    },
  });
});

test('nobody has no health pass', async () => {
  const { data } = await livelihood.ask('{ healthPass(idNumber: "99010119860417013X") { colour } }');
  expect(data).toEqual({ healthPass: null });
});

test('persons keep their order, whom the register does not know has no insurance, and it takes one statement', async () => {
  const { data, errors } = await livelihood.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person {
      pid isRetirementAge socialInsurance { insured continuousMonths base } } } }`,
    {
      r: [
        { __typename: 'Person', pid: 'x-9', sex: '女', birthDate: '1986-04-17' },
        { __typename: 'Person', pid: 'x-1', sex: '男', birthDate: '1950-01-01' },
        { __typename: 'Person', pid: 'x-8', sex: null, birthDate: null },
        { __typename: 'Person', pid: 7 },
      ],
    },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [
      { pid: 'x-9', isRetirementAge: false, socialInsurance: null },
      { pid: 'x-1', isRetirementAge: true, socialInsurance: { insured: true, continuousMonths: 24, base: 8000.5 } },
      { pid: 'x-8', isRetirementAge: null, socialInsurance: null },
      null,
    ],
  });
  expect(statements).toHaveLength(1);
});
