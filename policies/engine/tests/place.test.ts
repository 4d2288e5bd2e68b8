import { parse } from 'graphql';
import { compilePolicy } from '../compile-policy';
import { decide } from '../decide';
import { hasRules } from '../decision-scope';
import { explain } from '../explain';
import type { FieldPlace, ShareRequest } from '../model';
import { decideOperation } from '../operation/decide-operation';
import { prepareUse } from '../prepare-use';
import { printDecision } from '../print-decision';
import { documentsOf, policyWith, replaced, request, schema } from './fixture';

/** What a rule says of where a field stands, and nothing else, is settled before any request is at hand. */

const more = 'agreements/more.yaml';
const looked = 'field.parent == "Query.person"';
const granting = (grant: string) =>
  policyWith({
    [more]: replaced(more, '  - coordinates: [Person.age]\n    when: request.date < "2026-06-01"\n', grant),
  });
const policy = granting(
  `  - coordinates: [Person.age]\n    when: ${looked}\n  - coordinates: [License.holder]\n  - coordinates: [Person.tags]\n    rows: ${looked} && row == "a"\n`,
);
const places = ['Query.person', 'License.holder', null, undefined];
const outcome = (coordinate: string, parent: FieldPlace['parent'], on = policy) =>
  printDecision(decide(on, request, { coordinate, parent, arguments: {} }));

test('a grant counts below the fields that it names', () => {
  expect(places.map((parent) => outcome('Person.age', parent))).toEqual([
    'full',
    'when_rule',
    'when_rule',
    'when_rule',
  ]);
});

test('rules over rows know where the field stands', () => {
  const shows = places.map((parent) => {
    const { conditional } = decide(policy, request, { coordinate: 'Person.tags', parent, arguments: {} });
    return conditional.map(({ rule }) => [rule.holds('a'), rule.holds('b')]);
  });
  expect(shows).toEqual([[[true, false]], [[false, false]], [[false, false]], [[false, false]]]);
});

test('each request is decided for itself only where a rule reads more than the place', () => {
  expect(hasRules(policy, request, 'Person.age')).toBe(false);
  expect(hasRules(policy, request, 'Person.tags')).toBe(true);
  const clerk = granting(`  - coordinates: [Person.age]\n    when: ${looked} && "clerk" in consumer.roles\n`);
  expect(hasRules(clerk, request, 'Person.age')).toBe(true);
  const of = (parent: string) => prepareUse(clerk, request, { coordinate: 'Person.age', parent });
  const asked = (parent: string, who: Partial<ShareRequest>) => of(parent)({ ...request, ...who }, {}).form.kind;
  expect(asked('Query.person', { roles: ['clerk'] })).toBe('full');
  expect(asked('Query.person', {})).toBe('none');
  expect(asked('License.holder', { roles: ['clerk'] })).toBe('none');
});

test('an operation says of each field where it stands, on concrete types', () => {
  const text = `{
    person(idNumber: "1") { age licenses { holder { years: age ...again } } }
    persons { ... on Person { age } }
  } fragment again on Person { age }`;
  const [operation, fragment] = parse(text).definitions as never[];
  const { uses } = decideOperation({
    policy,
    schema,
    operation: operation as never,
    fragments: new Map([['again', fragment as never]]),
    variables: {},
    request,
  });
  const told = uses.flatMap(({ path, parent, decision }) =>
    decision.coordinate === 'Person.age' ? [[path, parent, printDecision(decision)]] : [],
  );
  expect(told).toEqual([
    ['person.age', 'Query.person', 'full'],
    ['person.licenses.holder.years', 'License.holder', 'when_rule'],
    ['person.licenses.holder.age', 'License.holder', 'when_rule'],
    ['persons.age', 'Query.persons', 'when_rule'],
  ]);
  expect(uses.find(({ path }) => path === 'person')?.parent).toBeNull();
});

test('what is read in full in some places only must not be filtered by', () => {
  const probed = (rule: string) => {
    const on = policyWith({
      'agreements/school.yaml': replaced('agreements/school.yaml', `'"clerk" in consumer.roles'`, rule),
    });
    const use = { coordinate: 'Query.persons', parent: null, arguments: { filter: { mobile: '1' } } };
    return decide(on, request, use).refusal?.reason ?? 'full';
  };
  expect(probed('"true"')).toBe('full');
  expect(probed(`'${looked}'`)).toBe('probe');
  expect(probed(`'field.parent == "Query.persons"'`)).toBe('probe');
  expect(probed(`{ rule: 'field.parent == "Query.person" || field.parent == null', nullable: [field.parent] }`)).toBe(
    'probe',
  );
});

test('a number that is granted below one field can be rebuilt by what is granted below all', () => {
  const faults = (grants: string) =>
    compilePolicy(
      documentsOf({
        [more]: replaced(more, '  - coordinates: [Person.age]\n    when: request.date < "2026-06-01"\n', grants),
      }),
      schema,
    ).faults.map(({ code }) => code);
  const [number, birth] = [
    '  - coordinates: [Person.idNumber]\n    form: full\n',
    '  - coordinates: [Person.birthDate]\n',
  ];
  const below = `    when: ${looked}\n`;
  const division = '  - coordinates: [Person.householdDivision]\n';
  const codesOf = (...grants: string[]) => faults([...grants, division].join(''));
  expect(codesOf(number, birth)).toEqual([]);
  expect(codesOf(number, below, birth, below)).toEqual([]);
  expect(codesOf(number, `    when: ${looked} && request.year > 2000\n`, birth, below)).toEqual(['rebuilt_id_number']);
  expect(codesOf('  - coordinates: [Person.idNumber]\n    form: mask(idNumberEnd)\n', birth, below)).toEqual([
    'rebuilt_id_number',
  ]);
});

test('where nobody says where the field stands, it is told that this decides', () => {
  const told = (coordinate: string, parent: FieldPlace['parent']) => {
    const { considered } = explain(policy, request, { coordinate, parent, arguments: {} });
    return considered.flatMap(({ rule, outcome: came }) => (rule.includes(':more/') ? [came] : []));
  };
  expect(told('Person.age', undefined)).toEqual(['depends on where the field stands']);
  expect(told('Person.age', 'Query.person')).toEqual(['determines']);
  expect(told('Person.age', 'License.holder')).toEqual(['condition not met']);
  expect(told('Person.tags', undefined)).toEqual(['depends on where the field stands']);
  expect(told('Person.tags', 'Query.person')).toEqual(['determines']);
});
