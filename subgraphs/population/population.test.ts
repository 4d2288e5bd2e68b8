import { testDatabase } from '../registers/testing/database';
import { clearTables } from '../tests/clear-tables';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, openCounting, startUnderTest } from '../tests/running-department';
import { withDatesReversed } from '../tests/with-dates-reversed';
import { definition } from './population';

// The department's clock stands at 2026-11-20.
const HEAD = '990101198604170244';
const SPOUSE = '99010119860417013X';
const CHILD = '990101201905060115';
const STRANGER = '990101199001010019';
const DUPLICATE = '990101199001010027';

const persons = [
  {
    pid: 'x-head',
    id_number: HEAD,
    name: '甲',
    former_name: '旧',
    sex: '女',
    ethnicity: '汉族',
    birth_date: '1986-04-17',
    birth_place: '990101',
    native_place: '990102',
    household_division: '990101',
    household_address: 'x-address-1',
    residence_division: '990102001',
    residence_address: 'x-address-2',
    household_id: 'x-household',
    marital_status: '已婚',
    spouse_pid: 'x-spouse',
    education: '本科',
    military_service: '未服兵役',
    vital_status: 'ALIVE',
    mobile: '13812340001',
    photo: 'x-photo',
    police_station: '派出所',
    under_correction: false,
    duplicate_suspected: false,
  },
  { pid: 'x-spouse', id_number: SPOUSE, name: '乙', sex: '男', birth_date: '1986-04-17', spouse_pid: 'x-head' },
  { pid: 'x-child', id_number: CHILD, name: '丙', birth_date: '2019-05-06', birth_place: '990101001' },
  {
    pid: 'x-dead',
    id_number: STRANGER,
    name: '丁',
    vital_status: 'DECEASED',
    death_date: '2020-02-29',
    death_reason: '病故',
  },
  { pid: 'x-twice-a', id_number: DUPLICATE, name: '重复', duplicate_suspected: true, spouse_pid: 'x-gone' },
  { pid: 'x-twice-b', id_number: DUPLICATE, name: '真身', duplicate_suspected: false },
  { pid: 'x-parent' },
  { pid: 'x-kid-a', birth_date: '2017-05-06' },
  { pid: 'x-kid-b', birth_date: '2015-05-06' },
  { pid: 'x-kid-c', birth_date: '2019-05-06' },
];

const statements: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let population: DepartmentUnderTest;

beforeAll(async () => {
  database = await testDatabase();
  // The cast holds the same identity numbers; these tests are about the department alone.
  await clearTables(database.url, ['population.person', 'population.kinship']);
  await insertRows(database.url, {
    'population.person': persons,
    'population.household': [{ household_id: 'x-household', type: '家庭户', head_pid: 'x-head', member_count: 3 }],
    'population.household_member': [
      { household_id: 'x-household', rank: 1, pid: 'x-head', relation_to_head: '户主' },
      { household_id: 'x-household', rank: 3, pid: 'x-child', relation_to_head: '女' },
      { household_id: 'x-household', rank: 2, pid: 'x-spouse', relation_to_head: '配偶' },
    ],
    'population.kinship': [
      { pid: 'x-child', relation: 'PARENT', relative_pid: 'x-head' },
      { pid: 'x-child', relation: 'PARENT', relative_pid: 'x-spouse' },
      { pid: 'x-child', relation: 'GUARDIAN', relative_pid: 'x-head' },
      { pid: 'x-head', relation: 'CHILD', relative_pid: 'x-child' },
      { pid: 'x-spouse', relation: 'CHILD', relative_pid: 'x-child' },
      ...['x-kid-c', 'x-kid-a', 'x-kid-b'].map((kid) => ({ pid: 'x-parent', relation: 'CHILD', relative_pid: kid })),
    ],
  });
  population = await startUnderTest({ ...definition, open: openCounting(statements) }, { databaseUrl: database.url });
});
afterAll(async () => {
  await population?.close();
  await database?.drop();
});
beforeEach(() => {
  statements.length = 0;
});

const PERSON = 'query ($id: IdNumber!) { person(idNumber: $id)';

test('person answers every field of the register', async () => {
  const { data, errors } = await population.ask(
    `${PERSON} {
      pid idNumber name formerName sex ethnicity birthDate ageBand isAdult isSchoolAge(year: 2026)
      birthPlace { code } nativePlace { code } householdDivision { code } householdAddress { addressId }
      residenceDivision { code } residenceAddress { addressId }
      household { id type memberCount members { relationToHead person { pid } } }
      maritalStatus spouse { pid } parents { pid } children { pid parents { pid } guardians { pid } }
      education militaryService vitalStatus mobile photo policeStation underCorrection duplicateSuspected
    } }`,
    { id: HEAD },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    person: {
      pid: 'x-head',
      idNumber: HEAD,
      name: '甲',
      formerName: '旧',
      sex: '女',
      ethnicity: '汉族',
      birthDate: '1986-04-17',
      ageBand: '18-59',
      isAdult: true,
      isSchoolAge: false,
      birthPlace: { code: '990101' },
      nativePlace: { code: '990102' },
      householdDivision: { code: '990101' },
      householdAddress: { addressId: 'x-address-1' },
      residenceDivision: { code: '990102001' },
      residenceAddress: { addressId: 'x-address-2' },
      household: {
        id: 'x-household',
        type: '家庭户',
        memberCount: 3,
        members: [
          { relationToHead: '户主', person: { pid: 'x-head' } },
          { relationToHead: '配偶', person: { pid: 'x-spouse' } },
          { relationToHead: '女', person: { pid: 'x-child' } },
        ],
      },
      maritalStatus: '已婚',
      spouse: { pid: 'x-spouse' },
      parents: [],
      children: [{ pid: 'x-child', parents: [{ pid: 'x-head' }, { pid: 'x-spouse' }], guardians: [{ pid: 'x-head' }] }],
      education: '本科',
      militaryService: '未服兵役',
      vitalStatus: 'ALIVE',
      mobile: '13812340001',
      photo: 'x-photo',
      policeStation: '派出所',
      underCorrection: false,
      duplicateSuspected: false,
    },
  });
});

test('what the register does not hold is null, lists are empty, nobody is an adult without a date of birth', async () => {
  const { data, errors } = await population.ask(
    `${PERSON} { birthDate ageBand isAdult isSchoolAge(year: 2026) birthPlace { code } residenceAddress { addressId }
      household { id } spouse { pid } parents { pid } children { pid } guardians { pid } deathDate deathReason } }`,
    { id: STRANGER },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    person: {
      birthDate: null,
      ageBand: null,
      isAdult: null,
      isSchoolAge: null,
      birthPlace: null,
      residenceAddress: null,
      household: null,
      spouse: null,
      parents: [],
      children: [],
      guardians: [],
      deathDate: '2020-02-29',
      deathReason: '病故',
    },
  });
});

test('school age is answered for the years around the clock only', async () => {
  const { data } = await population.ask(
    `${PERSON} { now: isSchoolAge(year: 2026) last: isSchoolAge(year: 2025) next: isSchoolAge(year: 2027) far: isSchoolAge(year: 2028) } }`,
    { id: CHILD },
  );
  expect(data).toEqual({ person: { now: true, last: true, next: true, far: null } });
});

test('of duplicates the first by key is answered, doubted or not, and a dangling link is null', async () => {
  const { data, errors } = await population.ask(`${PERSON} { pid spouse { pid } } }`, { id: DUPLICATE });
  expect([data, errors]).toEqual([{ person: { pid: 'x-twice-a', spouse: null } }, undefined]);
});

test('the order of kin does not tell of their ages', async () => {
  const query = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { children { pid } } } }';
  const ask = async () => (await population.ask(query, { r: [{ __typename: 'Person', pid: 'x-parent' }] })).data;
  const children = [{ pid: 'x-kid-a' }, { pid: 'x-kid-b' }, { pid: 'x-kid-c' }];
  expect(await ask()).toEqual({ _entities: [{ children }] });
  expect(await withDatesReversed(database.url, ['population.person.birth_date'], ask)).toEqual(await ask());
});

test('nobody is null', async () => {
  expect(await population.ask(`${PERSON} { pid } }`, { id: '990101199203040013' })).toEqual({
    status: 200,
    data: { person: null },
  });
});

test.each([
  ['the start', 2, ['x-head', 'x-spouse']],
  ['nothing', 0, []],
])('members(first:) takes %s of the household', async (_name, first, pids) => {
  const { data } = await population.ask(
    `query ($id: IdNumber!, $first: Int) { person(idNumber: $id) { household { members(first: $first) { person { pid } } } } }`,
    { id: HEAD, first },
  );
  expect(data).toEqual({ person: { household: { members: pids.map((pid) => ({ person: { pid } })) } } });
});

test('an invalid identity number is refused before anything is read, and not repeated', async () => {
  const answer = await population.ask(`${PERSON} { pid } }`, { id: '990101198604170245' });
  expect(answer.status).toBe(400);
  expect(JSON.stringify([answer, population.lines])).not.toContain('990101198604170245');
  expect(statements).toEqual([]);
});

const NOBODY = '990101199203040013';
test.each<[string, string, boolean]>([
  ['number and name', `verifyPerson(idNumber: "${HEAD}", name: "甲")`, true],
  ['another name', `verifyPerson(idNumber: "${HEAD}", name: "乙")`, false],
  ['nobody', `verifyPerson(idNumber: "${NOBODY}", name: "甲")`, false],
  ['either name of a duplicate', `verifyPerson(idNumber: "${DUPLICATE}", name: "重复")`, true],
  ['a parent', `verifyKinship(idNumber: "${CHILD}", relativeIdNumber: "${HEAD}", relation: PARENT)`, true],
  ['a child', `verifyKinship(idNumber: "${HEAD}", relativeIdNumber: "${CHILD}", relation: CHILD)`, true],
  ['the wrong direction', `verifyKinship(idNumber: "${HEAD}", relativeIdNumber: "${CHILD}", relation: PARENT)`, false],
  ['kin of nobody', `verifyKinship(idNumber: "${NOBODY}", relativeIdNumber: "${CHILD}", relation: PARENT)`, false],
  ['the birth place', `verifyBirthPlace(idNumber: "${HEAD}", name: "甲", division: "990101")`, true],
  ['a division around it', `verifyBirthPlace(idNumber: "${CHILD}", name: "丙", division: "990000")`, true],
  ['another birth place', `verifyBirthPlace(idNumber: "${HEAD}", name: "甲", division: "990102")`, false],
  ['the birth place of another', `verifyBirthPlace(idNumber: "${HEAD}", name: "乙", division: "990101")`, false],
  ['the registered division', `verifyAddress(idNumber: "${HEAD}", name: "甲", division: "990101")`, true],
  ['the division of residence', `verifyAddress(idNumber: "${HEAD}", name: "甲", division: "990102")`, true],
  ['another division', `verifyAddress(idNumber: "${HEAD}", name: "甲", division: "990103")`, false],
  ['spouses', `verifyMarriage(idNumber: "${HEAD}", spouseIdNumber: "${SPOUSE}")`, true],
  ['who are not married', `verifyMarriage(idNumber: "${HEAD}", spouseIdNumber: "${STRANGER}")`, false],
  ['a living person', `verifyAlive(idNumber: "${HEAD}", name: "甲")`, true],
  ['a dead person', `verifyAlive(idNumber: "${STRANGER}", name: "丁")`, false],
  ['a living person by another name', `verifyAlive(idNumber: "${HEAD}", name: "乙")`, false],
])('verification of %s: %s is %s', async (_name, field, matches) => {
  const { data, errors } = await population.ask(`{ verdict: ${field} }`);
  expect([data, errors]).toEqual([{ verdict: matches ? 'MATCH' : 'NO_MATCH' }, undefined]);
});

test.each([
  ['verifyPerson', 'name: "甲"'],
  ['verifyAlive', 'name: "甲"'],
  ['verifyMarriage', `spouseIdNumber: "${SPOUSE}"`],
  ['verifyKinship', `relativeIdNumber: "${CHILD}", relation: CHILD`],
])('%s runs the same statement whether the person exists or not', async (field, rest) => {
  const runs: string[][] = [];
  for (const id of [HEAD, NOBODY]) {
    statements.length = 0;
    await population.ask(`{ ${field}(idNumber: "${id}", ${rest}) }`);
    runs.push([...statements]);
  }
  expect(runs[0]).toHaveLength(1);
  expect(runs[1]).toEqual(runs[0]);
});

test('entities keep their order, unknown ones are null, and any number takes one statement a level', async () => {
  const pids = ['x-child', 'x-unknown', 'x-head', 'x-child', ...Array.from({ length: 300 }, (_, i) => `x-${i}`)];
  const { data } = await population.ask(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { pid household { members { person { name } } } parents { pid } } } }',
    { r: pids.map((pid) => ({ __typename: 'Person', pid })) },
  );
  const entities = data?.['_entities'] as ({ pid: string } | null)[];
  expect(entities.slice(0, 4).map((entity) => entity?.pid ?? null)).toEqual(['x-child', null, 'x-head', 'x-child']);
  expect(entities.slice(4).every((entity) => entity === null)).toBe(true);
  // Persons, their parents, households, members, and the members' persons.
  expect(statements).toHaveLength(5);
});
