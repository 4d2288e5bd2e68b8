import { testDatabase } from '../registers/testing/database';
import { clearTables } from '../tests/clear-tables';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, openCounting, startUnderTest } from '../tests/running-department';
import { definition } from './geography';

const SCHOOL = '11990000000000174N';
const OTHER_SCHOOL = '11990000000000107Q';

const statements: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let geography: DepartmentUnderTest;

beforeAll(async () => {
  database = await testDatabase();
  // The world holds the same codes; these tests are about the department alone.
  await clearTables(database.url, ['geography.division', 'geography.address', 'geography.school_district']);
  await insertRows(database.url, {
    'geography.division': [
      { code: '990100', name: '云江市', level: 'PREFECTURE', replaced_by: [], valid_from: '2000-01-01' },
      { code: '990102', name: '新县', level: 'COUNTY', parent_code: '990100', replaced_by: [] },
      {
        code: '990103',
        name: '旧县',
        level: 'COUNTY',
        parent_code: '990100',
        replaced_by: ['990102', '990109'],
        valid_from: '2000-01-01',
        valid_to: '2020-01-01',
      },
    ],
    'geography.address': [
      {
        address_id: 'x-1',
        text: '云江路1号',
        division: '990102',
        usage: '商业',
        unit_no: '9901020010010000010000000001',
        area: 88.5,
      },
      { address_id: 'x-2', text: '云江路2号', division: '990102001', usage: '住宅' },
      { address_id: 'x-3', text: '云江路2号' },
    ],
    'geography.school_district': [
      { school_uscc: SCHOOL, division: '990102001' },
      { school_uscc: SCHOOL, division: '990102003' },
    ],
  });
  geography = await startUnderTest({ ...definition, open: openCounting(statements) }, { databaseUrl: database.url });
});
afterAll(async () => {
  await geography?.close();
  await database?.drop();
});
beforeEach(() => {
  statements.length = 0;
});

test('division answers every field, and null for a replacement that the register does not hold', async () => {
  const { data, errors } = await geography.ask(
    '{ division(code: "990103") { code name level parent { code name } replacedBy { code name } validFrom validTo } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    division: {
      code: '990103',
      name: '旧县',
      level: 'COUNTY',
      parent: { code: '990100', name: '云江市' },
      replacedBy: [{ code: '990102', name: '新县' }, null],
      validFrom: '2000-01-01',
      validTo: '2020-01-01',
    },
  });
});

test('a division in force is replaced by nothing, and the top has nothing above it', async () => {
  const { data } = await geography.ask('{ division(code: "990100") { parent { code } replacedBy { code } validTo } }');
  expect(data).toEqual({ division: { parent: null, replacedBy: [], validTo: null } });
});

test('address answers every field', async () => {
  const { data, errors } = await geography.ask(
    `query ($school: Uscc!) { address(addressId: "x-1") { addressId text division { code name } usage unitNo
      isCommercialUse area withinSchoolDistrict(schoolUscc: $school) } }`,
    { school: SCHOOL },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    address: {
      addressId: 'x-1',
      text: '云江路1号',
      division: { code: '990102', name: '新县' },
      usage: '商业',
      unitNo: '9901020010010000010000000001',
      isCommercialUse: true,
      area: 88.5,
      withinSchoolDistrict: false,
    },
  });
});

test.each([
  ['a school whose catchment holds its division', 'x-2', SCHOOL, true],
  ['a school without one', 'x-2', OTHER_SCHOOL, false],
  ['an address that no division is known of', 'x-3', SCHOOL, null],
])('withinSchoolDistrict for %s', async (_name, id, school, expected) => {
  const { data } = await geography.ask(
    'query ($id: ID!, $school: Uscc!) { address(addressId: $id) { withinSchoolDistrict(schoolUscc: $school) } }',
    { id, school },
  );
  expect(data).toEqual({ address: { withinSchoolDistrict: expected } });
});

test.each([
  ['an identifier', 'addressId: "x-1"', 'x-1'],
  ['a whole text', 'text: "云江路1号"', 'x-1'],
  ['the first of equal texts', 'text: "云江路2号"', 'x-2'],
  ['both, of one address', 'addressId: "x-3", text: "云江路2号"', 'x-3'],
  ['both, of two addresses', 'addressId: "x-1", text: "云江路2号"', null],
  ['a part of a text', 'text: "云江路"', null],
  ['an unknown identifier', 'addressId: "x-9"', null],
])('address is found by %s', async (_name, args, addressId) => {
  const { data } = await geography.ask(`{ address(${args}) { addressId } }`);
  expect(data).toEqual({ address: addressId && { addressId } });
});

test('address without arguments is null and reads nothing', async () => {
  const { data } = await geography.ask('{ address { addressId } }');
  expect(data).toEqual({ address: null });
  expect(statements).toEqual([]);
});

test('entities keep their order, unknown ones are null, and any number takes one statement a level', async () => {
  const { data = {} } = await geography.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) {
      ... on Address { addressId division { parent { code } } } ... on Division { code } } }`,
    {
      r: [
        { __typename: 'Address', addressId: 'x-2' },
        { __typename: 'Division', code: '990103' },
        { __typename: 'Address', addressId: 'x-9' },
        { __typename: 'Division', code: '999999' },
        { __typename: 'Address', addressId: 'x-1' },
        ...Array.from({ length: 300 }, (_, i) => ({ __typename: 'Address', addressId: `x-many-${i}` })),
      ],
    },
  );
  expect((data!['_entities'] as unknown[]).slice(0, 6)).toEqual([
    { addressId: 'x-2', division: null },
    { code: '990103' },
    null,
    null,
    { addressId: 'x-1', division: { parent: { code: '990100' } } },
    null,
  ]);
  // Addresses, divisions by entity, divisions of addresses, divisions above.
  expect(statements).toHaveLength(4);
});
