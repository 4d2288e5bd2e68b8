import { decide } from '../../engine/decide';
import { printForm } from '../../engine/forms';
import { emptyOverlay, withOverlay } from '../../engine/overlay';
import { codes, documentsOf, policyWith, replaced, request } from '../../engine/tests/fixture';
import { DocumentIndex } from '../document-index';
import type { PolicySet } from '../policy-set';
import { type MatrixCell, matrix } from './matrix';

const setOf = (changed: Record<string, string> = {}): PolicySet => ({
  policy: policyWith(changed),
  source: new DocumentIndex(documentsOf(changed)),
});
const of = (set: PolicySet, nowMs = request.nowMs) => matrix(set, set.policy.index.items.get(codes.A)!, nowMs);

function cell(found: ReturnType<typeof of>, coordinate: string, consumer: string): MatrixCell {
  const row = found.rows.find((each) => each.coordinate === coordinate);
  return row?.cells[found.consumers.indexOf(consumer)] as MatrixCell;
}

test('has a column for each consumer of the item and a row for each coordinate that anybody is granted or forbidden', () => {
  const found = of(setOf());
  expect(found.consumers).toEqual(['firm', 'school']);
  const coordinates = found.rows.map(({ coordinate }) => coordinate);
  expect(coordinates.slice(0, 3)).toEqual(['Query.person', 'Query.persons', 'Query.verifyPerson']);
  expect(coordinates).toContain('Person.sex');
  expect(coordinates).not.toContain('Division.code');
});

test.each<[string, string, Partial<MatrixCell>]>([
  ['Person.isAdult', 'school', { form: 'full', rules: ['item:A/step:school'] }],
  ['Person.isAdult', 'firm', { form: 'full', rules: ['agreement:firm/grant:1'] }],
  ['Person.pid', 'firm', { form: 'none', because: null, rules: [] }],
  ['Person.sex', 'school', { form: 'none', because: 'forbidden', rules: ['agreement:school/forbid'] }],
  ['Person.birthDate', 'school', { form: 'none', because: 'not in force', rules: ['agreement:ended/grant:1'] }],
  [
    'Person.name',
    'school',
    {
      form: 'mask(name)',
      conditional: [{ form: 'full', when: null, rows: 'row.isAdult', rule: 'agreement:more/grant:1' }],
    },
  ],
  [
    'Person.mobile',
    'school',
    {
      form: 'none',
      because: null,
      conditional: [{ form: 'full', when: '"clerk" in consumer.roles', rows: null, rule: 'agreement:school/grant:5' }],
    },
  ],
])('%s for %s', (coordinate, consumer, expected) => {
  expect(cell(of(setOf()), coordinate, consumer)).toMatchObject(expected);
});

test('shows nothing to who is suspended or revoked', () => {
  const set = setOf();
  const off = (overlay: Partial<typeof emptyOverlay>) => ({
    ...set,
    policy: withOverlay(set.policy, { ...emptyOverlay, ...overlay }),
  });
  expect(cell(of(off({ suspendedOrganisations: ['firm'] })), 'Person.isAdult', 'firm').because).toBe('suspended');
  expect(cell(of(off({ revoked: ['firm'] })), 'Person.isAdult', 'firm').because).toBe('not in force');
});

test('names inputs that may be null, because they change what a rule lets through', () => {
  const nullable = replaced(
    'agreements/more.yaml',
    'rows: row.isAdult',
    'rows: { rule: row.isAdult, nullable: [row.isAdult] }',
  );
  const found = cell(of(setOf({ 'agreements/more.yaml': nullable })), 'Person.name', 'school');
  expect(found.conditional[0]?.rows).toBe('row.isAdult (null allowed: row.isAdult)');
});

test('says what decide says wherever arguments and rows do not matter', () => {
  const set = setOf();
  const found = of(set);
  const clients: Record<string, string> = { school: 'school-app', firm: 'firm-app' };
  let compared = 0;
  for (const { coordinate, cells } of found.rows) {
    for (const [column, { form, conditional }] of cells.entries()) {
      const organisation = found.consumers[column]!;
      const asked = { ...request, organisation, client: clients[organisation]! };
      const decision = decide(set.policy, asked, { coordinate, parent: null, arguments: {} });
      if (conditional.some(({ when }) => when !== null)) continue;
      expect([coordinate, organisation, form]).toEqual([coordinate, organisation, printForm(decision.form)]);
      expect(conditional.map(({ rule }) => rule)).toEqual(decision.conditional.map(({ rule }) => rule.id));
      compared += 1;
    }
  }
  expect(compared).toBeGreaterThan(20);
});
