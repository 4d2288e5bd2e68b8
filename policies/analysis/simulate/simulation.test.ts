import { type FragmentDefinitionNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { decide } from '../../engine/decide';
import type { ShareRequest } from '../../engine/model';
import { decideOperation } from '../../engine/operation/decide-operation';
import type { DecidedObject } from '../../engine/operation/model';
import { codes, documentsOf, policyWith, replaced, request, schema, texts } from '../../engine/tests/fixture';
import { DocumentIndex } from '../document-index';
import type { PolicySet } from '../policy-set';
import { returnTypes } from '../return-types';
import { judgeRecord } from './judge-record';
import type { Judgement } from './model';
import { bounds, Simulation } from './simulation';
import { verdict } from './verdict';

type Texts = Readonly<Record<string, string | null>>;
const setOf = (changed: Texts = {}): PolicySet => ({
  policy: policyWith(changed),
  source: new DocumentIndex(documentsOf(changed)),
});
const live = setOf();
const edit = (file: string, from: string, to: string): Texts => ({ [file]: replaced(file, from, to) });

interface Sample {
  readonly decision_id?: string;
  readonly client?: string;
  readonly organisation?: string;
  readonly item?: string | null;
  readonly case?: string | null;
  readonly revision?: string;
  readonly disclosed?: readonly string[];
  readonly refused?: readonly string[];
}

const line = ({ client = 'school-app', organisation = 'school', ...sample }: Sample): string =>
  JSON.stringify({
    kind: 'decision',
    decision_id: 'd1',
    requested_by: { client, organisation, operator: null, division: null },
    item: codes.A,
    case: null,
    revision: live.policy.revision,
    operation_id: 'f'.repeat(64),
    disclosed: [],
    refused: [],
    ...sample,
  });

function simulate(draft: PolicySet, samples: readonly Sample[]) {
  const simulation = new Simulation(live, draft, schema, request.nowMs);
  for (const sample of samples) simulation.add(line(sample));
  return simulation.report();
}

const school = 'agreements/school.yaml';

test('counts what is lost and gained, for whom and how often, with examples', () => {
  const draft = setOf({
    ...edit(school, 'Person.name, Person.licenses', 'Person.name'),
    ...edit('agreements/firm.yaml', '[Person.isAdult]', '[Person.isAdult, Query.division]'),
  });
  const asked = { disclosed: ['Query.persons', 'Person.licenses', 'License.typeCode'] };
  const report = simulate(draft, [
    ...['d1', 'd2', 'd3', 'd4', 'd5'].map((id) => ({ decision_id: id, ...asked })),
    { disclosed: ['Person.isAdult'] },
  ]);
  expect(report).toMatchObject({ answers: 6, changed: 5, unchanged: 1, notExact: 0, otherRevisions: 0, unreadable: 0 });
  expect(report.changes).toEqual([
    {
      organisation: 'school',
      item: 'A',
      coordinate: 'Person.licenses',
      kind: 'loses',
      because: [],
      answers: 5,
      decisionIds: ['d1', 'd2', 'd3'],
    },
  ]);
});

test.each<[string, Texts, Sample, readonly string[]]>([
  [
    'a leaf below a field that is shown is gained',
    edit(school, 'Person.name, Person.licenses', 'Person.name, Person.licenses, Person.tags'),
    { disclosed: ['Query.persons', 'Person.isAdult'], refused: ['Person.tags'] },
    ['Person.tags gains'],
  ],
  [
    'nothing is gained behind a field that stays refused',
    edit(school, 'Person.name, Person.licenses', 'Person.name, Person.licenses, Person.tags'),
    { organisation: 'school', refused: ['License.holder', 'Person.tags'] },
    [],
  ],
  [
    'nobody knows by which path a leaf was asked for when one is open and one is not',
    edit(school, 'Person.name, Person.licenses', 'Person.name, Person.licenses, Person.tags'),
    { disclosed: ['Query.persons'], refused: ['Person.tags', 'License.holder'] },
    ['Person.tags unknown: path'],
  ],
  [
    'a mask opened is more',
    edit(school, 'form: mask(hidden)', 'form: full'),
    { disclosed: ['License.number'] },
    // Rows of residence permits were shown in full before.
    ['License.number unknown: rows'],
  ],
  [
    'a default mask changed changes nothing where a grant names its form',
    edit('catalogue/population.yaml', 'defaultMask: licenseNumber', 'defaultMask: hidden'),
    { disclosed: ['License.number'] },
    [],
  ],
  [
    'a default mask changed is less where nothing else grants it',
    edit(
      'catalogue/population.yaml',
      'class: conditional, defaultMask: name',
      'class: conditional, defaultMask: surname',
    ),
    { item: codes.CASES, case: `${codes.CASES}1`, disclosed: ['Person.name'] },
    ['Person.name less'],
  ],
  [
    'a condition added cannot be judged',
    edit(
      school,
      '  - coordinates: [License.number]\n    form: mask(hidden)',
      '  - coordinates: [License.number]\n    form: mask(hidden)\n    when: request.date < "2026-06-01"',
    ),
    { disclosed: ['License.number'] },
    ['License.number unknown: condition, rows'],
  ],
  [
    'a condition dropped changes nothing for who met it',
    edit(school, `    form: full\n    when: '"clerk" in consumer.roles'`, '    form: full'),
    { disclosed: ['Person.mobile'] },
    [],
  ],
  [
    'a condition dropped opens to who did not meet it',
    edit(school, `    form: full\n    when: '"clerk" in consumer.roles'`, '    form: full'),
    { disclosed: ['Query.persons'], refused: ['Person.mobile'] },
    ['Person.mobile gains'],
  ],
  [
    'another row rule cannot be judged',
    edit('agreements/more.yaml', 'rows: row.isAdult', 'rows: row.sex == "1"'),
    { disclosed: ['Person.name'] },
    ['Person.name unknown: rows'],
  ],
  [
    'an item without children: whose number was looked up is not recorded',
    edit('registry/items.yaml', 'minors: true', 'minors: false'),
    { item: codes.CASES, case: `${codes.CASES}1`, disclosed: ['Query.person'] },
    ['Query.person unknown: age of the subject'],
  ],
  [
    'a coordinate no longer read in full makes filters by it probes',
    edit(
      'agreements/more.yaml',
      '  - coordinates: [Person.name]\n    form: full\n    rows: row.isAdult',
      '  - coordinates: [Person.name]\n    form: full',
    ),
    { refused: ['Query.persons'] },
    ['Query.persons unknown: probing argument'],
  ],
  [
    'a suspended client loses everything',
    edit('registry/clients.yaml', 'name: School app', 'name: School app, suspended: true'),
    { disclosed: ['Person.isAdult'], refused: ['Person.sex'] },
    ['Person.isAdult loses'],
  ],
  [
    'a consent is not recorded',
    edit(
      'registry/items.yaml',
      'coordinates: [Person.isAdult, Division.code, Query.verifyPerson]',
      'coordinates: [Person.isAdult, Division.code, Query.verifyPerson, Query.division]',
    ),
    { item: codes.CONSENT, refused: ['Query.division'] },
    ['Query.division unknown: consent'],
  ],
  [
    'what another revision decided tells nothing of arguments',
    edit(school, 'Query.person, ', ''),
    { revision: 'other', item: codes.CASES, case: `${codes.CASES}1`, disclosed: ['Query.person'] },
    ['Query.person loses'],
  ],
  [
    'what another revision showed under a guard cannot be judged',
    edit(school, 'Query.person, ', ''),
    { revision: 'other', disclosed: ['Query.person'] },
    ['Query.person unknown: age of the subject, number of subjects'],
  ],
])('%s', (_, changed, sample, expected) => {
  const { changes } = simulate(setOf(changed), [sample]);
  expect(
    changes.map(
      ({ coordinate, kind, because }) => `${coordinate} ${kind}${because.length > 0 ? `: ${because.join(', ')}` : ''}`,
    ),
  ).toEqual(expected);
});

test('tells lines of other revisions, notes and lines that are no records', () => {
  const simulation = new Simulation(live, setOf(), schema, request.nowMs);
  for (const text of [
    line({ revision: 'older' }),
    '{"kind":"opened","version":1}',
    '',
    'no json',
    '{"kind":"decision"}',
    'null',
    line({}).replace('"disclosed":[]', '"disclosed":[1]'),
  ])
    simulation.add(text);
  expect(simulation.report()).toMatchObject({ answers: 1, otherRevisions: 1, unreadable: 4, unchanged: 1 });
});

test('keeps no more changes apart than its bound, and says how many are beyond', () => {
  const draft = setOf(edit(school, 'Person.name, Person.licenses', 'Person.name'));
  const simulation = new Simulation(live, draft, schema, request.nowMs);
  const kept = (simulation as unknown as { report(): { changes: unknown[] } }).report;
  expect(kept).toBeDefined();
  const before = bounds.changes;
  (bounds as { changes: number }).changes = 1;
  simulation.add(line({ disclosed: ['Person.licenses'] }));
  simulation.add(line({ item: codes.CASES, case: `${codes.CASES}1`, disclosed: ['Person.licenses'] }));
  (bounds as { changes: number }).changes = before;
  expect(simulation.report()).toMatchObject({ changed: 2, beyond: 1, changes: [{ item: 'A' }] });
});

describe('never guesses', () => {
  const adult = '990101198604170244';
  const child = '990101201905060123';
  const person =
    'name sex mobile isAdult pid birthDate tags age photo licenses { status number typeCode validTo holder { name tags } } householdDivision { code name }';
  const operations = [
    `{ person(idNumber: "${adult}") { ${person} } }`,
    `{ person(idNumber: "${child}") { ${person} } }`,
    `{ a: person(idNumber: "${adult}") { name } b: person(idNumber: "${child}") { tags } }`,
    `{ persons { ${person} } }`,
    `{ persons(idNumbers: ["${adult}", "${adult}"]) { name mobile } }`,
    '{ persons(filter: { mobile: "1" }) { name age } }',
    '{ persons(filter: { all: [{ name: "x" }] }) { licenses { typeCode } } persons2: persons { licenses(typeCode: "open") { number } } }',
    '{ persons(order: "name") { isAdult householdDivision { name } } division(code: "1") { name code } }',
    `{ verifyPerson(idNumber: "${adult}", name: "x") division(code: "1") { name } }`,
    '{ persons { licenses { holder { sex } } } }',
    'query Adult { person(idNumber: "1") { isAdult } }',
  ].map((text) => {
    const document = parse(text);
    return document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION) as OperationDefinitionNode;
  });
  const consent = {
    subjects: [adult],
    item: codes.CONSENT,
    coordinates: ['Person.isAdult', 'Person.name'],
    expiresAtMs: request.nowMs + 1,
  };
  const requests: ShareRequest[] = [
    request,
    { ...request, roles: ['clerk'] },
    { ...request, item: codes.CASES, case: `${codes.CASES}1` },
    { ...request, item: codes.CASES },
    { ...request, item: codes.CONSENT, consent },
    { ...request, item: codes.CONSENT },
    { ...request, item: null },
    { ...request, client: 'firm-app', organisation: 'firm' },
  ];
  const noFragments = new Map<string, FragmentDefinitionNode>();

  /** As the share stage records it: disclosed is what is granted with everything above it. */
  function recorded(set: PolicySet, asked: ShareRequest, operation: OperationDefinitionNode) {
    const { root, refusals } = decideOperation({
      policy: set.policy,
      schema,
      operation,
      fragments: noFragments,
      variables: {},
      request: asked,
    });
    const disclosed = new Set<string>();
    const visit = (object: DecidedObject): void => {
      for (const field of object.fields) {
        if (field.kind !== 'governed' || !field.granted) continue;
        disclosed.add(field.coordinate);
        for (const below of field.children?.values() ?? []) visit(below);
      }
    };
    visit(root);
    return { disclosed: [...disclosed], refused: [...new Set(refusals.map(({ refusal }) => refusal.coordinate))] };
  }

  /** Whether each use is shown by itself, whatever stands above and below it. */
  function uses(set: PolicySet, asked: ShareRequest, operation: OperationDefinitionNode) {
    const { uses: found } = decideOperation({
      policy: set.policy,
      schema,
      operation,
      fragments: noFragments,
      variables: {},
      request: asked,
    });
    return found.map(({ path, decision: { coordinate }, arguments: args }) => {
      const { form, conditional } = decide(set.policy, asked, { coordinate, parent: null, arguments: args });
      return { path, coordinate, shown: form.kind !== 'none' || conditional.length > 0 };
    });
  }

  const drafts: Texts[] = [
    edit('registry/items.yaml', 'minors: true', 'minors: false'),
    edit('registry/items.yaml', 'bulk: true', 'bulk: false'),
    edit(
      'registry/items.yaml',
      'coordinates: [Person.pid, ',
      'coordinates: [Division.code, Division.name, Query.division, Person.pid, ',
    ),
    edit(
      'registry/items.yaml',
      'coordinates: [Person.isAdult, Division.code]',
      'coordinates: [Person.isAdult, Division.code, Query.division, License.typeCode]',
    ),
    edit('registry/items.yaml', '    requires: [consent]\n', ''),
    edit('agreements/more.yaml', '    rows: row.isAdult\n', ''),
    edit(school, `    when: '"clerk" in consumer.roles'`, ''),
    edit(
      school,
      'Query.person, Query.persons, Person.name',
      'Query.person, Query.persons, Person.name, Person.householdDivision, License.holder, Person.tags',
    ),
    edit(school, '    form: full\n    rows: row.typeCode == "residence"', '    form: full'),
    edit(school, 'forbids: [Person.sex]', ''),
    edit('agreements/firm.yaml', '[Person.isAdult]', '[Person.isAdult, Query.person, Person.name]'),
    edit('registry/clients.yaml', 'name: School app', 'name: School app, suspended: true'),
    edit('catalogue/population.yaml', 'sex: { probes: Person.sex }', 'sex: nothing'),
    edit('catalogue/population.yaml', 'order: { probes: [Person.name, Person.mobile] }', 'order: nothing'),
    { 'agreements/firm.yaml': null },
    ...[...texts[school]!.matchAll(/(?:Query|Person|License)\.\w+(?=[,\]])/g)].map(([coordinate]) => ({
      [school]: texts[school]!.replace(new RegExp(`(, )?${coordinate}(?=[,\\]])`), '').replace('[, ', '['),
    })),
  ];

  test('every judgement that is certain is what the engine decides, over all requests, operations and drafts', () => {
    const types = returnTypes(schema);
    const seen = new Map<string, number>();
    const wrong: unknown[] = [];
    const samples = requests.flatMap((asked) =>
      operations.map((operation) => ({
        asked,
        operation,
        before: recorded(live, asked, operation),
        old: uses(live, asked, operation),
      })),
    );
    for (const changed of drafts) {
      let draft: PolicySet;
      try {
        draft = setOf(changed);
      } catch {
        continue;
      }
      for (const { asked, operation, before, old } of samples) {
        const after = recorded(draft, asked, operation);
        const judged = judgeRecord(before, {
          verdicts: (coordinate) => ({
            live: verdict(live, asked, coordinate, asked.nowMs),
            draft: verdict(draft, asked, coordinate, asked.nowMs),
          }),
          returnTypes: types,
          decidedByLive: true,
        });
        const kinds = (judgement: Judgement | undefined) => judgement?.kind ?? 'unchanged';
        const recent = uses(draft, asked, operation);
        for (const coordinate of new Set([...before.disclosed, ...before.refused])) {
          const kind = kinds(judged.get(coordinate));
          seen.set(kind, (seen.get(kind) ?? 0) + 1);
          const was = before.disclosed.includes(coordinate);
          const is = after.disclosed.includes(coordinate);
          const told = {
            changed,
            item: asked.item,
            operation: operation.loc?.source.body,
            coordinate,
            kind,
            was,
            is,
          };
          if (kind === 'loses' && (!was || is)) wrong.push(told);
          if (kind === 'gains' && !is) wrong.push(told);
          if ((kind === 'more' || kind === 'less') && !was) wrong.push(told);
          if (kind !== 'unchanged') continue;
          // By itself it is shown as before, unless nobody could reach it before or after.
          const differing = old.filter(
            (use, index) => use.coordinate === coordinate && use.shown !== recent[index]?.shown,
          );
          if (differing.length > 0 && was !== is) wrong.push(told);
        }
      }
    }
    expect(wrong).toEqual([]);
    for (const kind of ['unchanged', 'loses', 'gains', 'unknown']) {
      expect(`${kind} ${(seen.get(kind) ?? 0) >= 8}`).toBe(`${kind} true`);
    }
  });
});
