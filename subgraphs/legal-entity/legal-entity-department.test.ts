import { testDatabase } from '../registers/testing/database';
import { clearTables } from '../tests/clear-tables';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, openCounting, startUnderTest } from '../tests/running-department';
import { definition } from './legal-entity-department';

const FIRM = '91990101MA00TE5T2P';
const BRANCH = '91990101MA00RDE17H';
const BANK = '91990101MA00BNK15C';
const ORGAN = '11990000000000115K';
const UNKNOWN = '11990000000000107Q';

const statements: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let legalEntity: DepartmentUnderTest;

beforeAll(async () => {
  database = await testDatabase();
  // The cast holds the same codes; these tests are about the department alone.
  await clearTables(database.url, [
    'legal_entity.entity',
    'legal_entity.officer',
    'legal_entity.shareholder',
    'legal_entity.beneficial_owner',
    'legal_entity.abnormal_operation',
    'legal_entity.change',
  ]);
  await insertRows(database.url, {
    'legal_entity.entity': [
      {
        uscc: FIRM,
        name: '云江餐饮',
        former_names: ['旧名一', '旧名二'],
        entity_type: '有限责任公司',
        status: 'OPERATING',
        registered_capital: '100万元',
        paid_in_capital: '50万元',
        established_on: '2020-01-02',
        operating_from: '2020-01-02',
        operating_to: '9999-09-09',
        registered_address: 'x-address',
        division: '990101',
        business_scope: '餐饮服务',
        industry_code: '6210',
        registration_authority_uscc: ORGAN,
        legal_representative_pid: 'x-rep',
        representative_name: '张敏',
        contact_phone: '13812340001',
        email: 'a@example.com',
        annual_revenue: 'LOW',
      },
      { uscc: BRANCH, name: '分店', status: 'REVOKED', parent_uscc: FIRM, legal_representative_pid: 'x-rep' },
      { uscc: BANK, name: '银行', status: 'OPERATING', legal_representative_pid: 'x-rep', parent_uscc: 'x-gone' },
      { uscc: ORGAN, name: '市场监管局' },
    ],
    'legal_entity.officer': [
      { uscc: FIRM, rank: 2, position: '监事', pid: null },
      { uscc: FIRM, rank: 1, position: '董事', pid: 'x-rep' },
    ],
    'legal_entity.shareholder': [
      { uscc: FIRM, rank: 1, holder_pid: 'x-rep', ratio: 0.6 },
      { uscc: FIRM, rank: 2, holder_uscc: BANK, ratio: 0.3 },
      { uscc: FIRM, rank: 3, holder_uscc: 'x-gone', ratio: 0.1 },
    ],
    'legal_entity.beneficial_owner': [{ uscc: FIRM, pid: 'x-owner' }],
    'legal_entity.abnormal_operation': [
      {
        uscc: FIRM,
        rank: 1,
        listed_on: '2025-01-01',
        reason: '未年报',
        authority_uscc: ORGAN,
        removed_on: '2025-06-01',
      },
    ],
    'legal_entity.change': [
      { uscc: FIRM, rank: 1, item: '名称', before: '旧名一', after: '旧名二', changed_on: '2021-01-01' },
      { uscc: FIRM, rank: 2, item: '名称', before: '旧名二', after: '云江餐饮', changed_on: '2026-01-01' },
    ],
  });
  legalEntity = await startUnderTest({ ...definition, open: openCounting(statements) }, { databaseUrl: database.url });
});
afterAll(async () => {
  await legalEntity?.close();
  await database?.drop();
});
beforeEach(() => {
  statements.length = 0;
});

test('legalEntity answers every field of the register', async () => {
  const { data, errors } = await legalEntity.ask(
    `query ($uscc: Uscc!) { legalEntity(uscc: $uscc) {
      uscc name formerNames entityType status registeredCapital paidInCapital establishedOn operatingFrom operatingTo
      registeredAddress { addressId } division { code } businessScope industryCode registrationAuthority { name }
      legalRepresentative { pid } representativeName officers { position person { pid } }
      shareholders { ratio holder { __typename ... on Person { pid } ... on LegalEntity { uscc name } } }
      beneficialOwners { pid } contactPhone email abnormalOperations { listedOn reason authority { name } removedOn }
      annualRevenue changes { item before after changedOn } branches { uscc parent { uscc } } parent { uscc }
    } }`,
    { uscc: FIRM },
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    legalEntity: {
      uscc: FIRM,
      name: '云江餐饮',
      formerNames: ['旧名一', '旧名二'],
      entityType: '有限责任公司',
      status: 'OPERATING',
      registeredCapital: '100万元',
      paidInCapital: '50万元',
      establishedOn: '2020-01-02',
      operatingFrom: '2020-01-02',
      operatingTo: '9999-09-09',
      registeredAddress: { addressId: 'x-address' },
      division: { code: '990101' },
      businessScope: '餐饮服务',
      industryCode: '6210',
      registrationAuthority: { name: '市场监管局' },
      legalRepresentative: { pid: 'x-rep' },
      representativeName: '张敏',
      officers: [
        { position: '董事', person: { pid: 'x-rep' } },
        { position: '监事', person: null },
      ],
      shareholders: [
        { ratio: 0.6, holder: { __typename: 'Person', pid: 'x-rep' } },
        { ratio: 0.3, holder: { __typename: 'LegalEntity', uscc: BANK, name: '银行' } },
        { ratio: 0.1, holder: null },
      ],
      beneficialOwners: [{ pid: 'x-owner' }],
      contactPhone: '13812340001',
      email: 'a@example.com',
      abnormalOperations: [
        { listedOn: '2025-01-01', reason: '未年报', authority: { name: '市场监管局' }, removedOn: '2025-06-01' },
      ],
      annualRevenue: 'LOW',
      changes: [
        { item: '名称', before: '旧名一', after: '旧名二', changedOn: '2021-01-01' },
        { item: '名称', before: '旧名二', after: '云江餐饮', changedOn: '2026-01-01' },
      ],
      branches: [{ uscc: BRANCH, parent: { uscc: FIRM } }],
      parent: null,
    },
  });
});

test('changes(since:) is inclusive', async () => {
  const { data } = await legalEntity.ask(
    `query ($uscc: Uscc!) { legalEntity(uscc: $uscc) {
      on: changes(since: "2026-01-01") { changedOn } after: changes(since: "2026-01-02") { changedOn } } }`,
    { uscc: FIRM },
  );
  expect(data).toEqual({ legalEntity: { on: [{ changedOn: '2026-01-01' }], after: [] } });
});

test('legalEntities keeps the order of its argument and answers null for unknown codes, in one statement', async () => {
  const { data } = await legalEntity.ask('query ($usccs: [Uscc!]!) { legalEntities(usccs: $usccs) { uscc } }', {
    usccs: [BANK, UNKNOWN, FIRM, BANK],
  });
  expect(data).toEqual({ legalEntities: [{ uscc: BANK }, null, { uscc: FIRM }, { uscc: BANK }] });
  expect(statements).toHaveLength(1);
});

test('legalEntities refuses more than 200 codes', async () => {
  const ask = (count: number) =>
    legalEntity.ask('query ($usccs: [Uscc!]!) { legalEntities(usccs: $usccs) { uscc } }', {
      usccs: Array.from({ length: count }, () => FIRM),
    });
  expect((await ask(200)).errors).toBeUndefined();
  expect((await ask(201)).errors).toMatchObject([
    { message: 'expected at most 200 `usccs`, got 201', extensions: { code: 'BAD_USER_INPUT' } },
  ]);
});

test('represents filters by status and cuts after that, nobody represents nothing', async () => {
  const { data, errors } = await legalEntity.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person {
      pid all: represents { uscc } operating: represents(status: OPERATING) { uscc }
      revoked: represents(status: REVOKED, first: 1) { uscc } one: represents(first: 1) { uscc } } } }`,
    { r: ['x-rep', 'x-nobody'].map((pid) => ({ __typename: 'Person', pid })) },
  );
  const byCode = [BANK, BRANCH, FIRM].sort();
  expect(errors).toBeUndefined();
  expect(data).toEqual({
    _entities: [
      {
        pid: 'x-rep',
        all: byCode.map((uscc) => ({ uscc })),
        operating: [BANK, FIRM].sort().map((uscc) => ({ uscc })),
        revoked: [{ uscc: BRANCH }],
        one: [{ uscc: byCode[0] }],
      },
      { pid: 'x-nobody', all: [], operating: [], revoked: [], one: [] },
    ],
  });
  expect(statements).toHaveLength(4);
});

test('a negative first is refused', async () => {
  const { errors } = await legalEntity.ask(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Person { represents(first: -1) { uscc } } } }',
    { r: [{ __typename: 'Person', pid: 'x-rep' }] },
  );
  expect(errors).toMatchObject([{ path: ['_entities', 0, 'represents'], extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('entities keep their order, unknown ones are null, and any number takes one statement a level', async () => {
  const usccs = [BANK, 'x-unknown', FIRM, ...Array.from({ length: 300 }, (_, i) => `x-${i}`)];
  const { data } = await legalEntity.ask(
    `query ($r: [_Any!]!) { _entities(representations: $r) { ... on LegalEntity {
      uscc shareholders { holder { ... on LegalEntity { name } } } officers { position } } } }`,
    { r: usccs.map((uscc) => ({ __typename: 'LegalEntity', uscc })) },
  );
  const entities = data?.['_entities'] as ({ uscc: string } | null)[];
  expect(entities.slice(0, 4).map((entity) => entity?.uscc ?? null)).toEqual([BANK, null, FIRM, null]);
  // Entities, shareholders, officers, and the entities that hold shares.
  expect(statements).toHaveLength(4);
});
