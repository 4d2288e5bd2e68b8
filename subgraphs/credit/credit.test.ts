import { testDatabase } from '../registers/testing/database';
import { insertRows } from '../tests/insert-rows';
import { type DepartmentUnderTest, openCounting, startUnderTest } from '../tests/running-department';
import { withDatesReversed } from '../tests/with-dates-reversed';
import { definition } from './credit';

// The department's clock stands at 2026-11-20.
const PERSON = '990101198604170244';
const FIRM = '91990101MA00TE5T2P';
const penalty = { subject_uscc: 'firm-1', authority_uscc: 'organ-1', repaired: false };
const penalties = [
  { ...penalty, penalty_id: 'x-old', decided_on: '2024-01-01', publish_until: '2025-01-01' },
  { ...penalty, penalty_id: 'x-new', decided_on: '2026-05-01', fine_ten_thousand: 1.5, publish_until: '2029-05-01' },
  { ...penalty, penalty_id: 'x-mid-b', decided_on: '2025-01-01', repaired: true },
  { ...penalty, penalty_id: 'x-mid-a', decided_on: '2025-01-01' },
  { ...penalty, penalty_id: 'x-undated', authority_uscc: null },
];

const active = { starts_on: '2026-01-01', expires_on: '2027-01-01', repaired: false };
/** Each measure of its own, so that one subject can have every case. */
const disciplines: [title: string, row: object | null, restricted: boolean][] = [
  ['nothing on record', null, false],
  ['a measure in force', active, true],
  ['a measure without end', { ...active, expires_on: null }, true],
  ['a measure that starts today', { ...active, starts_on: '2026-11-20' }, true],
  ['a measure that starts tomorrow', { ...active, starts_on: '2026-11-21' }, false],
  ['a measure that ends tomorrow', { ...active, expires_on: '2026-11-21' }, true],
  ['a measure that ends today', { ...active, expires_on: '2026-11-20' }, false],
  ['a repaired measure', { ...active, repaired: true }, false],
  ['a measure whose repair is not recorded', { ...active, repaired: null }, true],
  ['a measure of an active listing', { ...active, record_id: 'x-listed' }, true],
  ['a measure of a repaired listing', { ...active, record_id: 'x-repaired' }, false],
  ['a measure of an expired listing', { ...active, record_id: 'x-expired' }, false],
  ['a measure of a listing taken back', { ...active, record_id: 'x-removed' }, false],
  ['a measure of a listing that is missing', { ...active, record_id: 'x-missing' }, true],
];
const measureOf = (index: number) => `X_MEASURE_${index}`;
const listing = {
  uscc: 'firm-1',
  list_name: '名单',
  listed_on: '2026-01-01',
  expires_on: '2029-01-01',
  measures: ['M'],
};
const listings = [
  { ...listing, record_id: 'x-listed', authority_uscc: 'organ-1', repaired: false },
  { ...listing, record_id: 'x-repaired', listed_on: '2026-02-01', repaired: true },
  { ...listing, record_id: 'x-expired', listed_on: '2025-01-01', expires_on: '2026-11-20', repaired: false },
  { ...listing, record_id: 'x-removed', removed_on: '2026-11-20', repaired: false },
  { ...listing, record_id: 'x-person', uscc: null, pid: 'person-listed', repaired: false },
];

const statements: string[] = [];
let database: Awaited<ReturnType<typeof testDatabase>>;
let credit: DepartmentUnderTest;

beforeAll(async () => {
  database = await testDatabase();
  await insertRows(database.url, {
    'credit.penalty': penalties,
    'credit.serious_dishonesty': listings,
    'credit.entity_credit': [{ uscc: 'firm-1', grade: 'B', tax_arrears: true }, { uscc: 'firm-2' }],
    'credit.person_credit': [{ pid: 'person-1', judgment_debtor: true }],
    'credit.incentive': [{ uscc: 'firm-1', rank: 1, scheme: 'A级纳税人', grade: 'A', year: 2025 }],
    'credit.measure': disciplines.map((_, index) => ({ measure: measureOf(index), legal_basis: 'basis of the list' })),
    'credit.discipline': disciplines.flatMap(([, row], index) => [
      ...(row ? [{ discipline_id: `x-${index}`, id_number: PERSON, measure: measureOf(index), ...row }] : []),
    ]),
  });
  credit = await startUnderTest({ ...definition, open: openCounting(statements) }, { databaseUrl: database.url });
});
afterAll(async () => {
  await credit?.close();
  await database?.drop();
});
beforeEach(() => {
  statements.length = 0;
});

const CHECK = `query ($subject: SubjectInput!, $measure: String!) {
  disciplineCheck(subject: $subject, measure: $measure) { restricted measure legalBasis }
}`;

test.each(disciplines.map(([title, , restricted], index) => ({ title, restricted, measure: measureOf(index) })))(
  'disciplineCheck says $restricted for $title',
  async ({ restricted, measure }) => {
    const { data } = await credit.ask(CHECK, { subject: { idNumber: PERSON }, measure });
    expect(data).toEqual({
      disciplineCheck: { restricted, measure, legalBasis: restricted ? 'basis of the list' : null },
    });
  },
);

test('a measure on one subject does not restrict another', async () => {
  const { data } = await credit.ask(CHECK, { subject: { uscc: FIRM }, measure: measureOf(1) });
  expect(data).toMatchObject({ disciplineCheck: { restricted: false, legalBasis: null } });
});

test.each([
  ['a measure outside the basic list', { subject: { idNumber: PERSON }, measure: 'NO_TRAIN_TICKETS' }, /basic list/],
  ['no subject', { subject: {}, measure: measureOf(1) }, /exactly one/],
  ['two subjects', { subject: { idNumber: PERSON, uscc: FIRM }, measure: measureOf(1) }, /exactly one/],
])('disciplineCheck refuses %s without repeating it', async (_, variables, message) => {
  const { data, errors } = await credit.ask(CHECK, variables);
  expect(data).toEqual({ disciplineCheck: null });
  expect(errors).toEqual([
    { message: expect.stringMatching(message), path: ['disciplineCheck'], extensions: { code: 'BAD_USER_INPUT' } },
  ]);
  expect(JSON.stringify(errors)).not.toMatch(/NO_TRAIN|9901/);
});

test('many checks are one statement', async () => {
  const checks = disciplines.map(
    (_, i) => `c${i}: disciplineCheck(subject: $s, measure: "${measureOf(i)}") { restricted }`,
  );
  const { data } = await credit.ask(`query ($s: SubjectInput!) { ${checks.join(' ')} }`, { s: { idNumber: PERSON } });
  expect(Object.values(data ?? {})).toEqual(disciplines.map(([, , restricted]) => ({ restricted })));
  expect(statements).toHaveLength(1);
});

const firms = (...usccs: string[]) => usccs.map((uscc) => ({ __typename: 'LegalEntity', uscc }));

/** The entities of an answer, whatever their type. */
async function entities(selection: string, representations: readonly object[]) {
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`;
  const { data } = await credit.ask(query, { r: representations });
  return (data as { _entities: (Record<string, unknown> | null)[] })._entities;
}

test('penalties come in the order of their keys, published or not, repaired or not', async () => {
  const selection = '... on LegalEntity { penalties { penaltyId repaired authority { uscc } subject { uscc } } }';
  const [firm] = await entities(selection, firms('firm-1'));
  expect(firm).toEqual({
    penalties: [
      { penaltyId: 'x-mid-a', repaired: false, authority: { uscc: 'organ-1' }, subject: { uscc: 'firm-1' } },
      { penaltyId: 'x-mid-b', repaired: true, authority: { uscc: 'organ-1' }, subject: { uscc: 'firm-1' } },
      { penaltyId: 'x-new', repaired: false, authority: { uscc: 'organ-1' }, subject: { uscc: 'firm-1' } },
      { penaltyId: 'x-old', repaired: false, authority: { uscc: 'organ-1' }, subject: { uscc: 'firm-1' } },
      { penaltyId: 'x-undated', repaired: false, authority: null, subject: { uscc: 'firm-1' } },
    ],
  });
});

test.each([
  ['since the day of a decision', 'since: "2025-01-01"', ['x-mid-a', 'x-mid-b', 'x-new']],
  ['since the day after it', 'since: "2025-01-02"', ['x-new']],
  ['at most two', 'first: 2', ['x-mid-a', 'x-mid-b']],
  ['at most none', 'first: 0', []],
])('penalties %s', async (_, values, ids) => {
  const [firm] = await entities(`... on LegalEntity { penalties(${values}) { penaltyId } }`, firms('firm-1'));
  expect(firm).toEqual({ penalties: ids.map((penaltyId) => ({ penaltyId })) });
});

test('the order of penalties, and which a limit keeps, do not tell of their dates', async () => {
  const selection = '... on LegalEntity { all: penalties { penaltyId } some: penalties(first: 2) { penaltyId } }';
  const ask = () => entities(selection, firms('firm-1'));
  const [some, rest] = [
    ['x-mid-a', 'x-mid-b'],
    ['x-new', 'x-old', 'x-undated'],
  ];
  const idsOf = (ids: string[]) => ids.map((penaltyId) => ({ penaltyId }));
  expect(await ask()).toEqual([{ all: idsOf([...some, ...rest]), some: idsOf(some) }]);
  expect(await withDatesReversed(database.url, ['credit.penalty.decided_on'], ask)).toEqual(await ask());
});

test('the order of listings does not tell of their dates', async () => {
  const ask = () =>
    entities('... on LegalEntity { credit { seriousDishonesty { expiresOn repaired } } }', firms('firm-1'));
  const listed = [
    { expiresOn: '2026-11-20', repaired: false },
    { expiresOn: '2029-01-01', repaired: false },
    { expiresOn: '2029-01-01', repaired: true },
  ];
  expect(await ask()).toEqual([{ credit: { seriousDishonesty: listed } }]);
  const reversed = await withDatesReversed(database.url, ['credit.serious_dishonesty.listed_on'], ask);
  expect(reversed).toEqual(await ask());
});

test('listings that were taken back are gone, expired and repaired ones are marked', async () => {
  const selection =
    'credit { grade taxArrears wageArrears seriousDishonesty { expiresOn repaired measures authority { uscc } } }';
  const [firm] = await entities(`... on LegalEntity { ${selection} }`, firms('firm-1'));
  expect(firm).toEqual({
    credit: {
      grade: 'B',
      taxArrears: true,
      wageArrears: null,
      seriousDishonesty: [
        { expiresOn: '2026-11-20', repaired: false, measures: ['M'], authority: null },
        { expiresOn: '2029-01-01', repaired: false, measures: ['M'], authority: { uscc: 'organ-1' } },
        { expiresOn: '2029-01-01', repaired: true, measures: ['M'], authority: null },
      ],
    },
  });
});

test('a person who is listed has credit, even without a summary row', async () => {
  const people = ['person-1', 'person-listed', 'person-unknown'].map((pid) => ({ __typename: 'Person', pid }));
  const selection = '... on Person { credit { judgmentDebtor seriousDishonesty { listName } } }';
  expect(await entities(selection, people)).toEqual([
    { credit: { judgmentDebtor: true, seriousDishonesty: [] } },
    { credit: { judgmentDebtor: null, seriousDishonesty: [{ listName: '名单' }] } },
    { credit: null },
  ]);
});

test('any number of representations is one statement for each look-up, in order', async () => {
  const usccs = ['firm-2', 'unknown', 'firm-1', ...Array.from({ length: 197 }, (_, index) => `u${index}`)];
  const selection = 'uscc credit { grade incentives { year } seriousDishonesty { listName } } penalties { penaltyId }';
  const found = await entities(`... on LegalEntity { ${selection} }`, firms(...usccs));
  expect(found.map((firm) => firm?.['uscc'])).toEqual(usccs);
  expect(found[0]).toMatchObject({ credit: { grade: null, incentives: [] }, penalties: [] });
  expect(found[1]).toMatchObject({ credit: null, penalties: [] });
  expect(found[2]).toMatchObject({ credit: { grade: 'B', incentives: [{ year: 2025 }] } });
  expect(statements).toHaveLength(4);
});

test('penalties by key: one statement, null for an unknown one', async () => {
  const keys = ['x-none', 'x-new'].map((penaltyId) => ({ __typename: 'Penalty', penaltyId }));
  const selection = '... on Penalty { penaltyId fineTenThousand decidedOn publishUntil }';
  expect(await entities(selection, keys)).toEqual([
    null,
    { penaltyId: 'x-new', fineTenThousand: 1.5, decidedOn: '2026-05-01', publishUntil: '2029-05-01' },
  ]);
  expect(statements).toHaveLength(1);
});

test('refuses a call without a warrant, and one that asks for more than its warrant, before anything is read', async () => {
  const query = '{ disciplineCheck(subject: {}, measure: "X") { restricted } }';
  expect((await credit.ask(query, {}, null)).status).toBe(401);
  const outside = await credit.ask(query, {}, ['Query.disciplineCheck']);
  expect([outside.status, outside.errors?.[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  expect(statements).toEqual([]);
});
