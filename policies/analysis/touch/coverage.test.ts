import { decide } from '../../engine/decide';
import type { FieldUse, ShareRequest } from '../../engine/model';
import { documentsOf, policyWith, replaced, request, schema } from '../../engine/tests/fixture';
import { coverage } from './coverage';
import type { CoverageKind } from './model';
import { Touched } from './touched';

const policy = policyWith();

/** What is still uncovered of a kind when cases expect something of these uses. */
function uncovered(kind: CoverageKind, uses: readonly FieldUse[], asked: ShareRequest = request): string[] {
  const touched = new Touched(policy);
  touched.add(
    asked,
    uses.map((use) => ({ decision: decide(policy, asked, use), arguments: use.arguments })),
  );
  const found = coverage(documentsOf(), schema, touched).find((each) => each.kind === kind)!;
  expect(found.covered + found.uncovered.length).toBe(found.total);
  return found.uncovered.map(({ key }) => key);
}

const use = (coordinate: string, args = {}): FieldUse => ({ coordinate, parent: null, arguments: args });

test('without cases nothing is covered, and each thing says where it stands', () => {
  const all = coverage(documentsOf(), schema, new Touched(policy));
  expect(all.map(({ kind, covered }) => [kind, covered])).toEqual(
    ['items', 'steps', 'grants', 'forbids', 'catalogue', 'arguments'].map((kind) => [kind, 0]),
  );
  const [forbids] = all.filter(({ kind }) => kind === 'forbids');
  expect(forbids!.uncovered.map(({ key, file, line }) => `${file}:${line} ${key}`)).toEqual([
    'agreements/ended.yaml:11 agreement:ended/forbid Person.name under A',
    ...['A', 'CASES', 'CONSENT'].map(
      (item) => `agreements/school.yaml:23 agreement:school/forbid Person.sex under ${item}`,
    ),
  ]);
});

test('an item is covered by any expectation under it', () => {
  expect(uncovered('items', [use('Person.photo')])).toEqual(['CASES', 'CONSENT', 'LISTED']);
  expect(uncovered('items', [])).toContain('A');
  expect(uncovered('items', [use('Person.photo')], { ...request, item: null })).toContain('A');
});

test('a grant is covered where it determines what is shown, for that coordinate and item only', () => {
  const missing = uncovered('grants', [use('Person.name'), use('Person.licenses')]);
  expect(missing).not.toContain('agreement:school/grant:1 Person.licenses under A');
  expect(missing).toContain('agreement:school/grant:1 Person.licenses under CASES');
  expect(missing).toContain('agreement:school/grant:1 Query.person under A');
  // Both of them: one masks for every row, the other shows some rows in full.
  expect(missing).not.toContain('agreement:more/grant:1 Person.name under A');
});

test('a grant whose condition is not met is not covered', () => {
  expect(uncovered('grants', [use('Person.mobile')])).toContain('agreement:school/grant:5 Person.mobile under A');
});

test('a step is covered coordinate by coordinate', () => {
  const missing = uncovered('steps', [use('Person.isAdult')]);
  expect(missing).not.toContain('item:A/step:school Person.isAdult');
  expect(missing).toContain('item:A/step:school Person.pid');
  expect(missing).toContain('item:CASES/step:school Person.isAdult');
});

test('a forbid is covered by a refusal while its agreement is in force', () => {
  const missing = uncovered('forbids', [use('Person.sex'), use('Person.name')]);
  expect(missing).not.toContain('agreement:school/forbid Person.sex under A');
  expect(missing).toContain('agreement:ended/forbid Person.name under A');
});

test('a forbid of an agreement that has ended refuses nothing, and so is not covered beside one that does', () => {
  const changed = { 'agreements/ended.yaml': replaced('agreements/ended.yaml', '[Person.name]', '[Person.sex]') };
  const touched = new Touched(policyWith(changed));
  const decision = decide(policyWith(changed), request, use('Person.sex'));
  touched.add(request, [{ decision, arguments: {} }]);
  expect(touched.has('forbids', 'agreement:school/forbid Person.sex under A')).toBe(true);
  expect(touched.has('forbids', 'agreement:ended/forbid Person.sex under A')).toBe(false);
});

test('an argument is covered where a case gives it, inside input objects too', () => {
  const missing = uncovered('arguments', [use('Query.persons', { filter: { all: [{ mobile: '1' }] } })]);
  expect(missing).not.toContain('PersonFilter.mobile');
  expect(missing).toContain('PersonFilter.sex');
  expect(missing).toContain('Query.persons(idNumbers:)');
  expect(missing).not.toContain('Query.division(code:)');
});

test('a coordinate that nobody can ask for needs no case', () => {
  const without = schema.getType('Person') as { getFields(): Record<string, unknown> };
  const { photo, ...fields } = without.getFields();
  expect(photo).toBeDefined();
  const api = {
    getType: (name: string) =>
      name === 'Person' ? Object.assign(Object.create(without), { getFields: () => fields }) : schema.getType(name),
  };
  const found = coverage(documentsOf(), api as typeof schema, new Touched(policy)).find(
    ({ kind }) => kind === 'catalogue',
  )!;
  expect(found.uncovered.map(({ key }) => key)).not.toContain('Person.photo');
  expect(found.uncovered.map(({ key }) => key)).toContain('Person.name');
});
