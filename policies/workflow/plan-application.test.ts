import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadGraph } from '../../schema/supergraph';
import type { AgreementContent } from '../engine/documents';
import { schema as smallSchema } from '../engine/tests/fixture';
import { readPolicyFiles } from '../store/files';
import type { ApplicationRequest } from './model';
import { type PlannedApplication, planApplication } from './plan-application';
import { planBreakGlass } from './plan-break-glass';
import { policyFacts } from './policy-facts';
import { agreement, setOf } from './tests/agreement-set';

const facts = policyFacts(setOf());
const today = '2026-11-20';
const request: ApplicationRequest = {
  client: 'school-app',
  item: 'A',
  coordinates: [{ coordinate: 'Query.person' }, { coordinate: 'Person.mobile' }],
  basis: 'a law',
  purpose: 'to call parents',
  perDay: 100,
  until: '2027-10-31',
};
const plan = (change: Partial<ApplicationRequest> = {}, officer = 'applicant') =>
  planApplication(
    facts,
    smallSchema,
    { ...request, ...change },
    { officer: facts.officers.get(officer)!, number: 7, today },
  );
const problems = (change: Partial<ApplicationRequest>, officer?: string) =>
  plan(change, officer).problems.map(({ code, message }) => `${code} ${message}`);
const coordinates = (...names: string[]) => names.map((coordinate) => ({ coordinate }));

test('a conditional coordinate becomes a draft for its owner, its form written out', () => {
  expect(plan()).toEqual({
    item: 'A',
    consumer: 'school',
    already: [],
    problems: [],
    drafts: [
      {
        kind: 'approval',
        content: {
          id: 'a-psb-school-7',
          provider: 'psb',
          consumer: 'school',
          items: ['A'],
          legalBasis: 'a law',
          validity: { from: today, to: '2027-10-31' },
          quota: { perDay: 100 },
          approvedBy: [],
          status: 'active',
          grants: [
            { coordinates: ['Query.person'], form: 'full' },
            { coordinates: ['Person.mobile'], form: 'mask(mobile)' },
          ],
        },
      },
    ],
  });
});

test('what is unconditional needs nobody: in the step it is there already, else it is granted automatically', () => {
  const planned = plan({
    coordinates: coordinates('Query.person', 'Person.isAdult', 'Query.division', 'Division.code'),
  });
  expect(planned).toMatchObject({
    already: ['Person.isAdult'],
    drafts: [
      { kind: 'approval', content: { id: 'a-psb-school-7', grants: [{ coordinates: ['Query.person'] }] } },
      {
        kind: 'automatic',
        content: { id: 'a-psb-school-7-open', grants: [{ coordinates: ['Query.division', 'Division.code'] }] },
      },
    ],
  });
});

test('what its provider has narrowed or closed for a consumer is never granted automatically', () => {
  const open = { ...agreement, id: 'open', grants: [{ coordinates: ['Query.division', 'Division.code'] }] };
  const asked = { coordinates: coordinates('Query.division', 'Division.code') };
  const planned = (content: AgreementContent, closed: readonly string[] = []) =>
    planApplication(
      { ...facts, agreements: new Map([[content.id, content]]) },
      smallSchema,
      { ...request, ...asked },
      { officer: facts.officers.get('applicant')!, number: 7, today, closed: new Set(closed) },
    );
  const kinds = (...given: Parameters<typeof planned>) => {
    const { drafts, already } = planned(...given) as Extract<PlannedApplication, { drafts: unknown }>;
    return [
      ...already,
      ...drafts.map(({ kind, content: { grants } }) => [kind, ...grants.flatMap((each) => each.coordinates)]),
    ];
  };
  const free = [['automatic', 'Query.division', 'Division.code']];
  expect(kinds({ ...open, grants: [] })).toEqual(free);
  expect(kinds({ ...open, consumer: 'firm' }, ['open'])).toEqual(free);
  expect(kinds({ ...open, items: ['B'] }, ['open'])).toEqual(free);
  // Had until then, it would say nothing new; had for less long, it may be renewed.
  expect(kinds(open)).toEqual(['Query.division', 'Division.code']);
  expect(kinds({ ...open, validity: { from: today, to: '2026-12-31' } })).toEqual(free);

  const narrowed = [
    ['approval', 'Query.division'],
    ['automatic', 'Division.code'],
  ];
  for (const narrow of [{ when: 'args.code == "1"' }, { rows: 'row.code == "1"' }, { form: 'mask(hidden)' }])
    expect(kinds({ ...open, grants: [{ coordinates: ['Query.division'], ...narrow }] })).toEqual(narrowed);
  const both = [['approval', 'Query.division', 'Division.code']];
  expect(kinds(open, ['open'])).toEqual(both);
  for (const status of ['revoked', 'suspended'] as const) expect(kinds({ ...open, status })).toEqual(both);
});

test('companies and organisations without a step get nothing automatically', () => {
  const asked = { client: 'firm-app', coordinates: coordinates('Query.division', 'Division.code') };
  const officer = { ...facts.officers.get('applicant')!, organisation: 'firm' };
  const firm = planApplication(facts, smallSchema, { ...request, ...asked }, { officer, number: 8, today });
  expect(firm).toMatchObject({ drafts: [{ kind: 'approval' }] });
  const stepless = { ...asked, client: 'psb-app' };
  const police = { officer: { ...officer, organisation: 'psb' }, number: 9, today };
  expect(planApplication(facts, smallSchema, { ...request, ...stepless }, police)).toMatchObject({
    drafts: [{ kind: 'approval' }],
  });
});

test('what is withheld cannot be applied for, and the answer says by which law', () => {
  expect(problems({ coordinates: coordinates('Query.person', 'Person.photo') })).toEqual([
    'WITHHELD `Person.photo` is withheld and cannot be applied for: Personal Information Protection Law art. 26',
  ]);
});

test('everything wrong is told at once', () => {
  expect(
    problems({
      client: 'school-ap',
      item: 'Z',
      coordinates: [{ coordinate: 'Person.mobil' }, { coordinate: 'Person.name', form: 'mask(nme)' }],
      basis: ' ',
      perDay: 0,
      until: '2026-11-19',
    }),
  ).toEqual([
    'UNKNOWN_CLIENT there is no client `school-ap`. Did you mean `school-app`?',
    'UNKNOWN_ITEM there is no service item `Z`. Did you mean `A`?',
    'INPUT_INVALID `basis`: expected 1 to 1000 characters, got 1',
    'INPUT_INVALID `perDay`: expected 1 to 1000000000 requests a day, got `0`',
    'INPUT_INVALID `until`: expected a day from 2026-11-20 to 2031-11-20, got `2026-11-19`',
    'UNKNOWN_COORDINATE `Person.mobil` is not in the catalogue. Did you mean `Person.mobile`?',
    expect.stringContaining('FORM_INVALID the form `mask(nme)` of `Person.name`: expected `full` or `mask(<name>)`'),
  ]);
});

test.each([
  [{ until: '2026-02-30' }, 'INPUT_INVALID'],
  [{ until: '2031-11-21' }, 'INPUT_INVALID'],
  [{ perDay: 1.5 }, 'INPUT_INVALID'],
  [{ coordinates: [] }, 'INPUT_INVALID'],
  [{ coordinates: coordinates('Query.person', 'Query.person') }, 'INPUT_INVALID'],
  [{ purpose: 'x'.repeat(1_001) }, 'INPUT_INVALID'],
  [{ client: 'firm-app' }, 'NOT_ALLOWED'],
])('refuses %j with %s', (change, code) => {
  expect(plan(change).problems.map((problem) => problem.code)).toContain(code);
});

test.each([
  ['\u001b[2K', 'U+001B'],
  ['a\rb', 'U+000D'],
  ['a\u202eb', 'U+202E'],
  ['a\0b', 'U+0000'],
])('refuses %j in what officers read', (text, character) => {
  expect(problems({ basis: text, purpose: text })).toEqual([
    expect.stringContaining(`INPUT_INVALID \`basis\`: the character ${character} is not allowed: `),
    expect.stringContaining(`INPUT_INVALID \`purpose\`: the character ${character} is not allowed: `),
  ]);
  expect(problems({ purpose: 'one line\nand another' })).toEqual([]);
});

test('an object without a field, and a field that nothing leads to, could never be seen', () => {
  expect(problems({ coordinates: coordinates('Query.person') })).toEqual([]);
  expect(problems({ coordinates: coordinates('Query.division') })).toEqual([
    'NOTHING_TO_SEE `Query.division` is an object and shows nothing without a field of it: ask for some too, such as `Division.code`, `Division.name`',
  ]);
  expect(problems({ coordinates: coordinates('Division.code') })).toEqual([
    'NOTHING_TO_SEE nothing that the client has leads to `Division.code`: ask for a field that returns `Division` too',
  ]);
});

test('what an agreement in force forbids is not applied for: nobody would ever see it', () => {
  const [first] = facts.agreements.values();
  const forbidding = {
    ...first!,
    id: 'no-mobile',
    provider: 'psb',
    consumer: 'school',
    items: ['A'],
    status: 'active' as const,
    validity: { from: '2026-01-01', to: '2027-12-31' },
    forbids: ['Person.mobile'],
  };
  const said = (change: Partial<typeof forbidding>) => {
    const agreements = new Map([...facts.agreements, ['no-mobile', { ...forbidding, ...change }]]);
    const officer = facts.officers.get('applicant')!;
    return planApplication({ ...facts, agreements }, smallSchema, request, { officer, number: 7, today }).problems;
  };
  expect(said({}).map(({ code, message }) => `${code} ${message}`)).toEqual([
    'NOTHING_TO_SEE `Person.mobile` is forbidden to `school` under A by agreement `no-mobile`, which beats every grant: `psb` has to take it out of `forbids` first',
  ]);
  const others: Partial<typeof forbidding>[] = [
    { consumer: 'firm' },
    { items: ['CASES'] },
    { forbids: ['Person.sex'] },
    { validity: { from: '2026-01-01', to: '2026-11-19' } },
    { validity: { from: '2026-11-21', to: '2027-12-31' } },
  ];
  expect(others.flatMap(said)).toEqual([]);
});

test('an application over several providers is cut into one draft for each', () => {
  const directory = join(__dirname, '..');
  const graph = loadGraph(readFileSync(join(directory, '../schema/supergraph.graphql'), 'utf8'));
  const all = policyFacts(readPolicyFiles(directory));
  const planned = planApplication(
    all,
    graph.api,
    {
      ...request,
      client: 'tax-app',
      item: '11990000000000115K3990100100901',
      coordinates: coordinates(
        'LegalEntity.changes',
        'EntityChange.item',
        'EntityCredit.wageArrears',
        'LegalEntity.licenses',
        'License.licenseId',
        'LegalEntity.name',
      ),
    },
    { officer: all.officers.get('tax-steward')!, number: 12, today },
  );
  expect(planned).toMatchObject({ item: 'S09', already: ['LegalEntity.name'] });
  const drafts = 'drafts' in planned ? planned.drafts : [];
  expect(
    drafts.map(({ kind, content }) => [kind, content.id, content.grants.flatMap((each) => each.coordinates)]),
  ).toEqual([
    ['approval', 's09-amr-tax-12', ['LegalEntity.changes', 'EntityChange.item']],
    ['approval', 's09-ndrc-tax-12', ['EntityCredit.wageArrears']],
    ['automatic', 's09-license-bureau-tax-12-open', ['LegalEntity.licenses']],
    ['approval', 's09-license-bureau-tax-12', ['License.licenseId']],
  ]);
});

describe('break-glass', () => {
  const nowMs = Date.parse('2026-11-20T08:00:00Z');
  const emergency = {
    client: 'school-app',
    item: 'A',
    coordinates: request.coordinates,
    reason: 'a flood',
  };
  const open = (hours: number, officer = 'steward') =>
    planBreakGlass(
      facts,
      smallSchema,
      { ...emergency, hours },
      { officer: facts.officers.get(officer)!, number: 3, nowMs },
    );

  test('ends to the moment', () => {
    expect(open(24)).toMatchObject({
      content: {
        id: 'a-psb-school-3-emergency',
        validity: { from: '2026-11-20', to: '2026-11-21' },
        breakGlass: { reason: 'a flood', until: '2026-11-21T07:50:00.000Z' },
        legalBasis: 'break-glass: a flood',
      },
    });
    expect(open(24)).not.toHaveProperty('content.quota');
    expect(open(0.5)).toMatchObject({ content: { breakGlass: { until: '2026-11-20T08:30:00.000Z' } } });
  });

  test.each([25, 24.01, 0, -1, Number.NaN, Number.POSITIVE_INFINITY])('is not %s hours', (hours) => {
    expect(open(hours).problems).toMatchObject([{ code: 'BREAK_GLASS_TOO_LONG' }]);
  });

  test('is opened by those whose data it is', () => {
    expect(open(1, 'stranger').problems).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });
});
