import { compilePolicy, noFacts } from '../compile-policy';
import { documentsOf, schema, texts } from '../tests/fixture';

const catalogue = 'catalogue/population.yaml';
const label = '{ zh: 名, en: name }';

/** Coordinates that the graph doesn't have are told of once, and no other lint stumbles over them. */
test.each([
  [
    'a type',
    'inputs:\n',
    `  Ghost:
    label: ${label}
    subject: none
    fields:
      a:
        label: ${label}
        level: L3
        class: conditional
        defaultMask: hidden
        pseudonym: true
        unconditionalWhen: row.a == "x"
        arguments: { first: { limits: 5 } }
inputs:
`,
    'the coordinate `Ghost.a` is not in the graph',
  ],
  [
    'a field',
    '      days: {',
    `      ghost: { label: ${label}, level: L1, class: conditional, unconditionalWhen: row.a == "x", defaultMask: hidden }
      days: {`,
    'the coordinate `License.ghost` is not in the graph',
  ],
])('%s that is not in the graph', (_what, from, to, message) => {
  const text = texts[catalogue]!.replace(from, to);
  const { faults } = compilePolicy(documentsOf({ [catalogue]: text }), schema);
  expect(faults.filter(({ code }) => code !== 'masked_pseudonym').map((fault) => fault.message)).toEqual([message]);
});

test('an agreement about what is not in the graph is told of once', () => {
  const text = texts['agreements/more.yaml']!.replace(
    '  - coordinates: [Person.sex]',
    '  - coordinates: [Ghost.a, Person.ghost]\n    form: mask(hidden)\n    rows: row.a == "x"',
  );
  const { faults } = compilePolicy(documentsOf({ 'agreements/more.yaml': text }), schema);
  expect(faults.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'grant_never_matches `Ghost.a` is not in the catalogue',
    'grant_never_matches `Person.ghost` is not in the catalogue',
  ]);
});

test('an input of a computed field that is not in the catalogue is told of once', () => {
  const text = texts[catalogue]!.replace('derivedFrom: [Person.birthDate]', 'derivedFrom: [Person.ghost]').replace(
    '        declassified: one bit, which cannot rebuild the date\n',
    '',
  );
  const { faults } = compilePolicy(documentsOf({ [catalogue]: text }), schema);
  expect(faults.map(({ code }) => code)).toEqual(['unknown_coordinate']);
});

test('a field that a department computes from others is no more open than they are', () => {
  const facts = { ...noFacts, requires: new Map([['License.days', ['License.number', 'Person.ghost']]]) };
  expect(compilePolicy(documentsOf(), schema, facts).faults).toMatchObject([
    {
      code: 'more_open_than_inputs',
      message:
        '`License.days` (conditional, L2) is more open than `License.number` (conditional, L3) from which it is computed',
      file: catalogue,
    },
  ]);
});

test('a type without a subject may be a root type only', () => {
  const text = texts[catalogue]!.replace('    subject: none\n', '');
  const { faults } = compilePolicy(documentsOf({ [catalogue]: text }), schema);
  expect(faults).toMatchObject([{ code: 'subject', message: "`Division` doesn't say whom its objects are about" }]);
});

test('every argument of a field that names none in the catalogue is unclassified', () => {
  const text = texts[catalogue]!.replace(', arguments: { code: nothing }', '');
  const { faults } = compilePolicy(documentsOf({ [catalogue]: text }), schema);
  expect(faults.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'unclassified `Query.division(code:)` is in the graph and not in the catalogue',
  ]);
});
