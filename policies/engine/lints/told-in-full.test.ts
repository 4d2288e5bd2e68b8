import { buildSchema, printSchema } from 'graphql';
import { compilation } from '../compile/compilation';
import { PolicyParts } from '../compile/policy-parts';
import { finish } from '../compile/work';
import { compilePolicy, noFacts } from '../compile-policy';
import { documentsOf, faultsAfter, replaced, schema } from '../tests/fixture';

const catalogue = 'catalogue/population.yaml';
const items = 'registry/items.yaml';
const more = 'agreements/more.yaml';
const label = '{ zh: 名, en: name }';

/** Message, hint and place of the faults of one code, as stewards read them. */
const told = (faults: ReturnType<typeof faultsAfter>, code: string) =>
  faults
    .filter((fault) => fault.code === code)
    .map(({ message, hint, line, column }) => `${line}:${column} ${message}. ${hint}`);

/** The same after one text was replaced, without places. */
const after = (code: string, file: string, from: string, to: string) =>
  told(faultsAfter(file, from, to), code).map((text) => text.replace(/^\d+:\d+ /, ''));

test('an unclassified coordinate is said to be the misspelt one of its type, and no other', () => {
  const missing =
    '`Person.mobile` is in the graph and not in the catalogue. Classify it: state label, level and class.';
  expect(after('unclassified', catalogue, 'mobile: { label', 'mobil: { label')).toEqual([
    `${missing} Did you mean \`Person.mobil\`?`,
  ]);
  const line = `      mobile: { label: ${label}, level: L3, class: conditional, defaultMask: mobile }\n`;
  expect(after('unclassified', catalogue, line, '')).toEqual([missing]);
  // `name` of two types is classified: neither is what was meant.
  const name = `      name: { label: ${label}, level: L1, class: unconditional }\n`;
  expect(after('unclassified', catalogue, name, '')).toEqual([
    '`Division.name` is in the graph and not in the catalogue. Classify it: state label, level and class.',
  ]);
});

test('of arguments and input fields it is said what there is to state', () => {
  expect(after('unclassified', catalogue, 'typeCode: { probes: License.typeCode }, ', '')).toEqual([
    '`Person.licenses(typeCode:)` is in the graph and not in the catalogue. Classify it: state what it does (`nothing`, `probes`, `looksUp`, …).',
  ]);
  expect(after('unclassified', catalogue, ', uscc: nothing', '')).toEqual([
    '`SubjectInput.uscc` is in the graph and not in the catalogue. Classify it: state what it does (`nothing`, `probes`, `looksUp` or `verifies`).',
  ]);
});

test('a field is no more open than its input in class, though it is in level', () => {
  const from = `sex: { label: ${label}, level: L3, class: conditional }`;
  const sex = (rest: string) =>
    after('more_open_than_inputs', catalogue, from, `sex: { label: ${label}, class: conditional, ${rest} }`);
  expect(sex('level: L4, derivedFrom: [Person.photo]')).toEqual([
    '`Person.sex` (conditional, L4) is more open than `Person.photo` (withheld, L4) from which it is computed. Make it as strict as its input, or say in `declassified` why it tells less.',
  ]);
  expect(sex('level: L3, derivedFrom: [Person.age]')).toEqual([]);
});

test('there is no mask of true or false', () => {
  const from = 'derivedFrom: [Person.birthDate]';
  expect(after('mask_on_non_string', catalogue, from, `${from}\n        defaultMask: hidden`)).toEqual([
    '`mask(hidden)` cannot stand on `Person.isAdult`, which is no text. Grant it in full or not at all.',
  ]);
});

test('a wrong name is told at the name, wherever it stands', () => {
  const moved = 'provider: psb\nid: most';
  expect(told(faultsAfter(more, 'id: more\nprovider: psb', moved), 'misnamed')).toEqual([
    '3:1 the agreement `most` stands in `agreements/more.yaml`. Rename the file to `most.yaml`, or the agreement to `more`.',
  ]);
});

test('who has to act on a field that is non-null', () => {
  const strict = buildSchema(printSchema(schema).replace('age: Int', 'age: Int!'));
  expect(compilePolicy(documentsOf(), strict).faults).toMatchObject([
    { code: 'non_null', hint: 'Ask the department to make the field nullable.' },
  ]);
});

test('every department that has a coordinate may classify it', () => {
  const facts = { ...noFacts, subgraphs: new Map([['Person.age', ['health', 'labour']]]) };
  expect(told(compilePolicy(documentsOf(), schema, facts).faults, 'wrong_subgraph')).toEqual([
    expect.stringMatching(
      / `Person\.age` is classified by `population`, which doesn't resolve it\. Move it to the catalogue of health or labour\.$/,
    ),
  ]);
});

test('a listed operation may have fragments', () => {
  const faults = (text: string) =>
    compilePolicy({ ...documentsOf(), operations: new Map([['adult.graphql', text]]) }, schema).faults;
  expect(faults('query A { person(idNumber: "1") { ...F } } fragment F on Person { isAdult }')).toEqual([]);
  expect(faults('fragment F on Person { isAdult }')).toMatchObject([
    { message: '`adult.graphql`: 0 operations, expected one', hint: 'Correct the file.' },
  ]);
});

test('a number in full for some requests only is rebuilt by what is granted for all', () => {
  const grants = (condition: string) =>
    `grants:\n  - { coordinates: [Person.idNumber], form: full${condition} }\n  - coordinates: [Person.birthDate]\n`;
  const rebuilt = (condition: string) => after('rebuilt_id_number', more, 'grants:\n', grants(condition));
  expect(rebuilt('')).toEqual([]);
  expect(rebuilt(', when: request.year > 2020')).toHaveLength(1);
  expect(rebuilt(', rows: row.isAdult')).toHaveLength(1);
});

test('an agreement that did not change is told of when an item that it names is gone', () => {
  const parts = new PolicyParts();
  const compiled = (changed: Record<string, string>) =>
    finish(compilation(documentsOf(changed), schema, noFacts, parts)).faults.map(({ message }) => message);
  expect(compiled({})).toEqual([]);
  expect(compiled({ [items]: replaced(items, 'id: CONSENT', 'id: ASSENT') })).toEqual(['there is no item `CONSENT`']);
});
