import { decide } from '../../engine/decide';
import type { FieldUse, ShareRequest } from '../../engine/model';
import { emptyOverlay, withOverlay } from '../../engine/overlay';
import { codes, documentsOf, policyWith, replaced, request, texts } from '../../engine/tests/fixture';
import { DocumentIndex } from '../document-index';
import type { PolicySet } from '../policy-set';
import { explainUse } from './explain-use';

type Texts = Readonly<Record<string, string>>;
const setOf = (changed: Texts = {}): PolicySet => ({
  policy: policyWith(changed),
  source: new DocumentIndex(documentsOf(changed)),
});
const set = setOf();
const ask = (coordinate: string, changed: Partial<ShareRequest> = {}, args = {}, within = set) =>
  explainUse(within, { ...request, ...changed }, { coordinate, parent: null, arguments: args } satisfies FieldUse);
const needs = (...given: Parameters<typeof ask>) =>
  ask(...given).more?.needs.map(({ text, place }) => [text, place && `${place.file}:${place.line}`]);

test('names the rules that determined a decision with their places', () => {
  expect(ask('Person.isAdult')).toMatchObject({
    outcome: 'full',
    rules: [{ rule: 'item:A/step:school', place: { file: 'registry/items.yaml', line: 9 } }],
    more: null,
  });
  expect(ask('Person.name').rules).toEqual([
    { rule: 'agreement:more/grant:1', place: { file: 'agreements/more.yaml', line: 12, column: 19 } },
    { rule: 'agreement:school/grant:1', place: { file: 'agreements/school.yaml', line: 12, column: 48 } },
  ]);
});

test('what is withheld cannot be granted, and the citation says why', () => {
  expect(ask('Person.photo').more).toEqual({
    form: 'full',
    possible: false,
    needs: [
      {
        text: 'withheld by law and not to be granted: Personal Information Protection Law art. 26',
        place: { file: 'catalogue/population.yaml', line: 40, column: expect.any(Number) },
      },
    ],
  });
});

test('tells everything that stands in the way, not only what refuses first', () => {
  expect(needs('Person.sex', { client: 'old-app' })).toEqual([
    ['client `old-app` is suspended: the platform has to reinstate it', 'registry/clients.yaml:5'],
    ['agreement `school` forbids `Person.sex`: psb would have to take that out', 'agreements/school.yaml:23'],
  ]);
});

test.each<[string, ReturnType<typeof needs>, Parameters<typeof ask>]>([
  [
    'no item',
    [['the request names no service item: the caller has to send `x-share-item`', null]],
    ['Person.name', { item: null }],
  ],
  [
    'no case',
    [['item CASES is handled case by case: the caller has to send a case number of it', 'registry/items.yaml:15']],
    ['Person.isAdult', { item: codes.CASES }],
  ],
  [
    'no consent',
    [['item CONSENT needs the consent of the people concerned: the caller has to send it', 'registry/items.yaml:28']],
    ['Person.isAdult', { item: codes.CONSENT }],
  ],
  [
    'another operation',
    [
      [
        'item LISTED runs only the operations that it lists: psb 公安局 / Police, in charge of it, could list this one',
        'registry/items.yaml:36',
      ],
    ],
    ['Person.isAdult', { item: codes.LISTED }],
  ],
  [
    'an agreement that has ended',
    [
      [
        '`agreement:ended/grant:1` grants full, but the agreement ended on 2025-12-31 and this is 2026-11-20: it has to be renewed',
        'agreements/ended.yaml:10',
      ],
    ],
    ['Person.birthDate'],
  ],
  [
    'a suspended agreement',
    [
      [
        '`agreement:suspended/grant:1` grants full, but the status of the agreement is `suspended`: psb has to make it `active` again',
        'agreements/suspended.yaml:11',
      ],
    ],
    ['Person.tags'],
  ],
  [
    'a condition',
    [
      [
        '`agreement:school/grant:5` grants full only when `"clerk" in consumer.roles`: it does not hold for this request',
        'agreements/school.yaml:20',
      ],
    ],
    // The default form is a mask, and a grant of all of it would do.
    ['Person.mobile'],
  ],
  [
    'rows',
    [
      [
        '`agreement:more/grant:1` grants full only in rows where `row.isAdult`: all rows need a grant without `rows`',
        'agreements/more.yaml:12',
      ],
    ],
    ['Person.name'],
  ],
  [
    'a coordinate outside the step',
    [
      [
        'the step of `school` in item A does not list `Division.code`: psb 公安局 / Police is in charge of the item',
        'registry/items.yaml:9',
      ],
    ],
    ['Division.code'],
  ],
  [
    'no agreement',
    [
      [
        'no agreement of psb 公安局 / Police with `firm` for CASES grants `Person.isAdult`: one has to be made and approved that grants it in full',
        null,
      ],
    ],
    ['Person.isAdult', { client: 'firm-app', organisation: 'firm', item: codes.CASES, case: `${codes.CASES}1` }],
  ],
  [
    'a probing argument',
    [
      [
        'an argument would tell `Person.mobile`, which is not read in full: the caller has to leave it out, or to get that coordinate in full',
        'catalogue/population.yaml:39',
      ],
    ],
    ['Query.persons', {}, { filter: { mobile: '1' } }],
  ],
])('%s', (_, expected, given) => {
  expect(needs(...given)).toEqual(expected);
});

test('what leads to nothing that counts here is said to be refused too', () => {
  const below = (within: PolicySet, changed: Partial<ShareRequest> = {}) =>
    explainUse(
      within,
      { ...request, ...changed },
      { coordinate: 'Person.licenses', parent: null, arguments: {} },
      undefined,
      ['License'],
    ).emptyTypes;
  const steps = replaced('registry/items.yaml', ', License.typeCode, License.status, Query', ', Query');
  const school = (grant: string) =>
    texts['agreements/school.yaml']?.replace(/ {2}- coordinates: \[License[\s\S]*(?=forbids)/, grant) as string;
  const number = '  - coordinates: [License.number]\n';
  const only = { 'registry/items.yaml': steps, 'agreements/school.yaml': school('') };
  const ended = replaced('agreements/ended.yaml', '[Person.birthDate]', '[License.number]');
  const forbidden = replaced('agreements/more.yaml', '  - coordinates: [Person.sex]\n', 'forbids: [License.number]\n');
  expect(below(set)).toEqual([]);
  expect(below(setOf({ ...only, 'agreements/school.yaml': school(number) }))).toEqual([]);
  expect(below(setOf(only))).toEqual(['License']);
  expect(below(setOf({ ...only, 'agreements/ended.yaml': ended }))).toEqual(['License']);
  expect(
    below(setOf({ ...only, 'agreements/school.yaml': school(number), 'agreements/more.yaml': forbidden })),
  ).toEqual(['License']);
});

test('a revoked agreement has to be made anew, whatever its document says', () => {
  const revoked = { ...set, policy: withOverlay(set.policy, { ...emptyOverlay, revoked: ['school'] }) };
  expect(needs('Person.licenses', {}, {}, revoked)).toEqual([
    [
      '`agreement:school/grant:1` grants full, but the agreement was revoked: a new one has to be made',
      'agreements/school.yaml:12',
    ],
  ]);
});

test('what it says is lacking is all that is lacking', () => {
  const renewed = setOf({
    'agreements/ended.yaml': replaced('agreements/ended.yaml', "to: '2025-12-31'", "to: '2026-12-31'"),
  });
  expect(
    decide(renewed.policy, request, { coordinate: 'Person.birthDate', parent: null, arguments: {} }).form.kind,
  ).toBe('full');
  const listed = setOf({
    'registry/items.yaml': replaced(
      'registry/items.yaml',
      'coordinates: [Person.pid,',
      'coordinates: [Division.code, Person.pid,',
    ),
  });
  expect(ask('Division.code', {}, {}, listed)).toMatchObject({ outcome: 'full', more: null });
});
