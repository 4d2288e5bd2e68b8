import fc from 'fast-check';
import { DocumentIndex } from '../../policies/analysis/document-index';
import { explainUse } from '../../policies/analysis/explain/explain-use';
import type { UseExplanation } from '../../policies/analysis/explain/model';
import { compilePolicy } from '../../policies/engine/compile-policy';
import type { AgreementContent, GrantContent } from '../../policies/engine/documents';
import { compareForms, none, parseForm } from '../../policies/engine/forms';
import { applyMask } from '../../policies/engine/masks/apply-mask';
import type { Form } from '../../policies/engine/model';
import { decideOperation } from '../../policies/engine/operation/decide-operation';
import { documentsOf, operations, request, schema } from '../../policies/engine/tests/fixture';
import { documentsOfContent } from '../../policies/store/documents-of-content';
import type { Graph } from '../../schema/supergraph';
import { project } from '../project/project';
import { treeOf } from '../project/tests/answered';
import { createShare } from '../share/share';
import { consumer, operationOf } from '../share/tests/small-graph';

/**
 * `policy explain` says what a gateway then does: what is expected of each value is worked out from the explanation
 * alone, its rules by predicates of this test, and compared with what the gateway writes.
 */
const rules: Readonly<Record<string, (row: unknown) => boolean>> = {
  'row.typeCode == "residence"': (row) => (row as Row)['typeCode'] === 'residence',
  'row.isAdult': (row) => (row as Row)['isAdult'] === true,
  '!row.isAdult': (row) => (row as Row)['isAdult'] === false,
  'row.startsWith("a")': (row) => typeof row === 'string' && row.startsWith('a'),
  'request.year == 2026': () => true,
  'consumer.operator == "nobody"': () => false,
};
type Row = Readonly<Record<string, unknown>>;

const person = ['row.isAdult', '!row.isAdult', 'request.year == 2026', 'consumer.operator == "nobody"'];
const license = ['row.typeCode == "residence"', 'request.year == 2026'];
const names = [undefined, 'full', 'mask(name)', 'mask(surname)', 'mask(hidden)'];
const grantable: Readonly<Record<string, { forms: readonly (string | undefined)[]; rows: readonly string[] }>> = {
  'Person.name': { forms: names, rows: person },
  'Person.mobile': { forms: [undefined, 'full', 'mask(hidden)'], rows: person },
  'Person.sex': { forms: ['full', 'mask(hidden)'], rows: person },
  'Person.age': { forms: [undefined], rows: person },
  'Person.tags': { forms: ['full', 'mask(name)', 'mask(surname)'], rows: ['row.startsWith("a")', ...person.slice(2)] },
  'Person.householdDivision': { forms: [undefined], rows: person },
  'Person.licenses': { forms: [undefined], rows: license },
  'License.typeCode': { forms: [undefined], rows: license },
  'License.number': { forms: [undefined, 'full', 'mask(hidden)'], rows: license },
  'License.days': { forms: [undefined], rows: license },
  'License.holder': { forms: [undefined], rows: license },
};
const coordinates = Object.keys(grantable);
const conditions = ['request.year == 2026', 'consumer.operator == "nobody"'];
/** People stand below two fields, and below `Query.persons` nobody does. */
const places: Readonly<Record<string, readonly string[]>> = {
  Person: [
    'field.parent == "Query.person"',
    'field.parent == "License.holder"',
    'field.parent in ["License.holder", "Query.persons"]',
    'field.parent == "Query.persons"',
    'field.parent == "License.holder" && request.year == 2026',
  ],
  License: ['field.parent == "Person.licenses"'],
};

const grant: fc.Arbitrary<GrantContent> = fc.constantFrom(...coordinates).chain((coordinate) => {
  const { forms, rows } = grantable[coordinate]!;
  return fc
    .record({
      form: fc.constantFrom(...forms),
      rows: fc.option(fc.constantFrom(...rows), { nil: undefined, freq: 2 }),
      when: fc.option(fc.constantFrom(...conditions, ...places[coordinate.split('.')[0]!]!), {
        nil: undefined,
        freq: 2,
      }),
    })
    .map((each) => JSON.parse(JSON.stringify({ coordinates: [coordinate], ...each })) as GrantContent);
});

const agreement = (id: string): fc.Arbitrary<AgreementContent> =>
  fc
    .record({
      status: fc.constantFrom('active', 'active', 'active', 'suspended'),
      to: fc.constantFrom('2026-12-31', '2026-11-20', '2026-11-19'),
      grants: fc.array(grant, { minLength: 3, maxLength: 12 }),
      forbids: fc.uniqueArray(fc.constantFrom(...coordinates), { maxLength: 1 }),
    })
    .map(({ status, to, grants, forbids }) => ({
      id,
      provider: 'psb',
      consumer: 'school',
      items: ['A'],
      legalBasis: 'a regulation',
      validity: { from: '2026-01-01', to },
      approvedBy: ['one', 'two'],
      status,
      grants: [{ coordinates: ['Query.person'] }, ...grants],
      forbids: forbids.filter((each) => !grants.some(({ coordinates: [granted] }) => granted === each)),
    })) as fc.Arbitrary<AgreementContent>;

const leaves = {
  pid: fc.constant('p1'),
  birthDate: fc.constant('1986-04-17'),
  isAdult: fc.constantFrom(true, false, null),
  name: fc.constantFrom('张小三', '欧阳小小', '', null),
  mobile: fc.constantFrom('13812340001', null),
  sex: fc.constantFrom('F', null),
  age: fc.constantFrom(40, 0, null),
  tags: fc.option(fc.array(fc.constantFrom('a1', 'a2', 'b1', '张三', null), { maxLength: 4 }), { nil: null }),
};

const rowOf = fc.record(
  {
    ...leaves,
    householdDivision: fc.constantFrom({ code: '990101', name: 'x' }, null),
    licenses: fc.option(
      fc.array(
        fc.record(
          {
            typeCode: fc.constantFrom('residence', 'other', null),
            number: fc.constantFrom('12345678', null),
            days: fc.constantFrom(3, null),
            holder: fc.record(leaves, { noNullPrototype: true }),
          },
          { noNullPrototype: true },
        ),
        { maxLength: 4 },
      ),
      { nil: null },
    ),
  },
  { noNullPrototype: true },
);

const text =
  '{ person(idNumber: "990101198604170244") { name mobile sex age tags householdDivision { code } licenses { typeCode number days holder { name mobile sex age tags } } } }';
const operation = operationOf(text);
const graph = { api: schema, full: schema } as Graph;
const registry = documentsOf().documents.filter(({ kind }) => kind !== 'agreement');

/** The form that an explanation promises for one row. */
function promised({ outcome, considered }: UseExplanation, row: unknown): Form {
  if (!/^(full|mask|rows)\b/.test(outcome)) return none;
  return considered
    .filter((each) => each.outcome === 'determines')
    .filter(({ rows }) => rows === null || rules[rows]!(row))
    .map(({ form }) => parseForm(form) as Form)
    .reduce((most, form) => (compareForms(form, most) === 'more' ? form : most), none);
}

function shownIn(form: Form, value: unknown): unknown {
  if (form.kind === 'none' || value === null) return null;
  if (form.kind === 'full') return value;
  return typeof value === 'string' ? applyMask(form.mask, value) : null;
}

function expectedOf(uses: ReadonlyMap<string | null, UseExplanation>, row: Row): unknown {
  const at = (path: string) => uses.get(path)!;
  if (promised(at('person'), row).kind === 'none') return null;
  const leaf = (path: string, of: Row) => shownIn(promised(at(path), of), of[path.split('.').at(-1)!]);
  const elements = (path: string, of: Row) => {
    const list = of[path.split('.').at(-1)!] as readonly unknown[] | null;
    const any = /^(full|mask|rows)\b/.test(at(path).outcome);
    return list === null || !any ? null : list.filter((each) => promised(at(path), each).kind !== 'none');
  };
  const personal = (path: string, of: Row) => ({
    name: leaf(`${path}.name`, of),
    mobile: leaf(`${path}.mobile`, of),
    sex: leaf(`${path}.sex`, of),
    age: leaf(`${path}.age`, of),
    tags: elements(`${path}.tags`, of)?.map((each) => shownIn(promised(at(`${path}.tags`), each), each)) ?? null,
  });
  const division = row['householdDivision'] as Row | null;
  const divisionShown = division !== null && promised(at('person.householdDivision'), row).kind !== 'none';
  return {
    ...personal('person', row),
    householdDivision: divisionShown ? { code: leaf('person.householdDivision.code', division) } : null,
    licenses:
      (elements('person.licenses', row) as readonly Row[] | null)?.map((each) => ({
        typeCode: leaf('person.licenses.typeCode', each),
        number: leaf('person.licenses.number', each),
        days: leaf('person.licenses.days', each),
        holder:
          promised(at('person.licenses.holder'), each).kind === 'none'
            ? null
            : personal('person.licenses.holder', each['holder'] as Row),
      })) ?? null,
  };
}

test('what is explained is what is shown, value by value', () => {
  const share = createShare({ graph, clock: { now: () => request.nowMs } });
  let shownSomething = 0;
  fc.assert(
    fc.property(
      agreement('one'),
      agreement('two'),
      fc.array(rowOf, { minLength: 1, maxLength: 4 }),
      (one, two, rows) => {
        const contents = [
          ...registry.map(({ file, kind, content }) => ({ file, kind, content })),
          ...[one, two].map((content) => ({
            file: `agreements/${content.id}.yaml`,
            kind: 'agreement' as const,
            content,
          })),
        ];
        const documents = documentsOfContent(contents, Object.fromEntries(operations));
        const { policy, faults } = compilePolicy(documents, schema);
        if (!policy) throw new Error(JSON.stringify(faults.map(({ message }) => message)));
        const set = { policy, source: new DocumentIndex(documents) };
        const asked = { ...request, operation: operation.id };
        const { uses } = decideOperation({
          policy,
          schema,
          operation: operation.definition,
          fragments: operation.fragments,
          variables: {},
          request: asked,
        });
        const explained = new Map(
          uses.map(({ path, parent, decision, arguments: args }) => [
            path as string | null,
            explainUse(set, asked, { coordinate: decision.coordinate, parent, arguments: args }, { path, decision }),
          ]),
        );
        for (const row of rows) {
          const decision = share(operation, consumer({ item: request.item, operator: 'op-school-1' }), policy);
          const tree = treeOf(decision.prepared.shape, { person: row });
          const { data } = project(decision, tree, { pseudonymKey: Buffer.alloc(32), introspection: {} });
          const expected = expectedOf(explained, row);
          if (expected !== null) shownSomething += 1;
          expect(JSON.parse(data.toString())).toEqual({ person: expected });
        }
      },
    ),
    { numRuns: 1500 },
  );
  expect(shownSomething).toBeGreaterThan(100);
});
