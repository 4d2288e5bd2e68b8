import { documentsOfContent } from '../../store/documents-of-content';
import { compilePolicy } from '../compile-policy';
import { decide } from '../decide';
import type { ClientContent } from '../documents';
import { codes, documentsOf, policyWith, replaced, request, schema, texts } from '../tests/fixture';

const catalogue = 'catalogue/population.yaml';
const label = '{ zh: 名, en: name }';

test('no more than a thousand faults are told at once', () => {
  const clients = Array.from(
    { length: 1_200 },
    (_, n): ClientContent => ({ id: `c${n}`, organisation: `o${n}`, name: 'a client' }),
  );
  const wrong = documentsOfContent([{ file: 'registry/clients-2.yaml', kind: 'clients', content: { clients } }], {});
  const { documents, ...rest } = documentsOf();
  const { policy, faults } = compilePolicy({ ...rest, documents: [...documents, ...wrong.documents] }, schema);
  expect(policy).toBeNull();
  expect(faults).toHaveLength(1_000);
});

test('a thousand duplicates are not told more than once each', () => {
  const again = texts[catalogue] as string;
  const { faults } = compilePolicy(documentsOf({ 'catalogue/again.yaml': again }), schema);
  const told = faults.map(({ file, line, column, code, message }) => `${file}:${line}:${column} ${code} ${message}`);
  expect(new Set(told).size).toBe(told.length);
});

test('duplicates count among the thousand', () => {
  const clients = Array.from(
    { length: 1_200 },
    (_, n): ClientContent => ({ id: `c${n}`, organisation: 'school', name: 'a client' }),
  );
  const twice = ['registry/clients-2.yaml', 'registry/clients-3.yaml'].map(
    (file) => ({ file, kind: 'clients', content: { clients } }) as const,
  );
  const { documents, ...rest } = documentsOf();
  const all = [...documents, ...documentsOfContent(twice, {}).documents];
  expect(compilePolicy({ ...rest, documents: all }, schema).faults).toHaveLength(1_000);
});

test('faults stand in the order of files, lines and columns', () => {
  const wrong = documentsOf({
    'agreements/more.yaml': replaced('agreements/more.yaml', '[Person.sex]', '[Person.zzz, Person.aaa]'),
    'agreements/firm.yaml': replaced('agreements/firm.yaml', '[Person.isAdult]', '[Person.soul]'),
    'agreements/school.yaml': replaced('agreements/school.yaml', 'forbids: [Person.sex]', 'forbids: [Person.ghost]'),
    'registry/items.yaml': replaced('registry/items.yaml', 'owner: psb', 'owner: nobody'),
    [catalogue]: replaced(catalogue, 'owner: psb', 'owner: nobody'),
  });
  for (const documents of [wrong.documents, [...wrong.documents].reverse()]) {
    const { faults } = compilePolicy({ ...wrong, documents }, schema);
    const places = faults.map(({ file, line, column }) => ({ file, line, column }));
    const inOrder = places.toSorted((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
    expect(places).toEqual(inOrder);
    expect(new Set(places.map(({ file }) => file)).size).toBeGreaterThan(4);
    const unknown = faults.filter(({ message }) => /Person\.(zzz|aaa)/.test(message)).map(({ message }) => message);
    expect(unknown).toEqual(['`Person.zzz` is not in the catalogue', '`Person.aaa` is not in the catalogue']);
  }
});

test.each([
  ['agreement `more`', 'agreements/zz.yaml', texts['agreements/more.yaml'] as string],
  ['item `A`', 'registry/items.yaml', replaced('registry/items.yaml', 'id: CASES', 'id: A')],
  ['client `psb-app`', 'registry/clients.yaml', replaced('registry/clients.yaml', 'id: firm-app', 'id: psb-app')],
  [
    'organisation `psb`',
    'registry/organisations.yaml',
    replaced('registry/organisations.yaml', 'id: closed', 'id: psb'),
  ],
  [
    'unified social credit code `11990000000000107Q`',
    'registry/organisations.yaml',
    replaced('registry/organisations.yaml', '11990000000000182H', '11990000000000107Q'),
  ],
  ['coordinate `Person.pid`', 'catalogue/zz.yaml', texts[catalogue] as string],
  ['the subject of `Person`', 'catalogue/zz.yaml', texts[catalogue] as string],
  ['input field `PersonFilter.mobile`', 'catalogue/zz.yaml', texts[catalogue] as string],
])('%s is stated once', (what, file, text) => {
  const { faults } = compilePolicy(documentsOf({ [file]: text }), schema);
  const [fault] = faults.filter(({ message }) => message.startsWith(`${what} is stated twice: first at `));
  expect(fault).toMatchObject({ code: 'duplicate', file, hint: 'Keep one of the two.' });
  expect(fault?.message).toMatch(/ first at [a-z]+\/[a-z]+\.yaml:\d+$/);
});

test('what is wrong with a rule is told once, however many items it counts for', () => {
  const school = 'agreements/school.yaml';
  const wrong = replaced(school, 'rows: row.typeCode == "residence"', 'rows: row.typeCod == "residence"');
  const { faults } = compilePolicy(documentsOf({ [school]: wrong }), schema);
  expect(faults.map(({ code, file }) => `${code} ${file}`)).toEqual([`rule ${school}`]);
});

test('a catalogue may have types only, or inputs only', () => {
  const text = texts[catalogue] as string;
  const at = text.indexOf('inputs:\n');
  const apart = policyWith({
    [catalogue]: text.slice(0, at),
    'catalogue/inputs.yaml': `subgraph: other\nowner: psb\n${text.slice(at)}`,
  });
  expect([...apart.index.inputs.keys()].sort()).toEqual(['PersonFilter', 'SubjectInput']);
  const use = { coordinate: 'Query.persons', parent: null, arguments: { filter: { mobile: '1' } } };
  expect(decide(apart, request, use).refusal).toMatchObject({ reason: 'probe', rule: 'catalogue:Person.mobile' });
});

test('a type may be about persons of whom neither birthday nor number is known', () => {
  const policy = policyWith({
    [catalogue]: replaced(catalogue, ', bornOn: birthDate, identifier: idNumber', ''),
  });
  expect(policy.subject('Person')).toEqual({ kind: 'person', key: 'pid', bornOn: null, identifier: null });
});

test('a type may be about an organisation', () => {
  const policy = policyWith({ [catalogue]: replaced(catalogue, 'subject: none', 'subject: { organisation: code }') });
  expect(policy.subject('Division')).toEqual({ kind: 'organisation', key: 'code' });
});

test('limits of an item stand in the place of the general ones, one by one', () => {
  const items = 'registry/items.yaml';
  const own = policyWith({
    [items]: replaced(
      items,
      '{ verify: { perCase: 3 } }',
      '{ lookup: { perConsumerPerMinute: 1, perBirthdayPerHour: 7 }, verify: { perSubjectPerHour: 2 } }',
    ),
  });
  expect(own.limits('lookup', codes.CASES)).toEqual({
    perConsumerPerMinute: 1,
    perSubjectPerHour: 20,
    perBirthdayPerHour: 7,
    perCase: 10,
  });
  // What nobody limits by birthday is limited as for one subject.
  expect(own.limits('verify', codes.CASES)).toEqual({
    perConsumerPerMinute: 30,
    perSubjectPerHour: 2,
    perBirthdayPerHour: 2,
    perCase: 5,
  });
});

test('quotas of several agreements of one consumer and item are kept apart by item', () => {
  const policy = policyWith();
  expect(
    policy.index.quotas
      .get('school')
      ?.get(codes.A)
      ?.map(({ perDay, term }) => [term.agreement, perDay]),
  ).toEqual([
    ['more', 50],
    ['school', 1000],
    ['suspended', 1],
  ]);
  expect(policy.index.quotas.get('school')?.get(codes.CONSENT)).toHaveLength(1);
  expect(policy.index.quotas.has('firm')).toBe(false);
});

test('grants stand sorted by rule, those of the step after those of agreements', () => {
  const more = 'agreements/more.yaml';
  const policy = policyWith({
    [more]: replaced(more, '  - coordinates: [Person.sex]', '  - coordinates: [Person.isAdult]'),
    'agreements/again.yaml': (texts[more] as string)
      .replace('id: more', 'id: again')
      .replace('[Person.sex]', '[Person.isAdult]'),
  });
  const share = policy.index.items.get(codes.A)?.consumers.get('school')?.get('Person.isAdult');
  expect(share?.grants.map(({ rule }) => rule)).toEqual([
    'agreement:again/grant:3',
    'agreement:more/grant:3',
    'item:A/step:school',
  ]);
});

test('forbids stand sorted by rule', () => {
  const forbidding = (id: string) =>
    (texts['agreements/firm.yaml'] as string).replace('id: firm', `id: ${id}`).concat('forbids: [Person.name]\n');
  const policy = policyWith({ 'agreements/b.yaml': forbidding('b'), 'agreements/a.yaml': forbidding('a') });
  const share = policy.index.items.get(codes.A)?.consumers.get('firm')?.get('Person.name');
  expect(share?.forbids.map(({ rule }) => rule)).toEqual(['agreement:a/forbid', 'agreement:b/forbid']);
});

test('an owner that the registry does not know is named by its id', () => {
  const policy = policyWith();
  expect(policy.index.fields.get('Person.name')?.owner).toBe('psb 公安局 / Police');
  expect(policy.index.items.get(codes.A)?.owner).toBe('psb 公安局 / Police');
  const { faults } = compilePolicy(
    documentsOf({ [catalogue]: replaced(catalogue, 'owner: psb', 'owner: nobody') }),
    schema,
  );
  expect(faults.map(({ message }) => message)).toContain('there is no organisation `nobody`');
});

test('a coordinate says what it is about and whether a consent must name it', () => {
  const { fields } = policyWith().index;
  expect(
    ['Person.name', 'Division.name', 'License.number', 'Query.verifyPerson', 'Query.person'].map(
      (each) => fields.get(each)?.needsConsent,
    ),
  ).toEqual([true, false, true, true, false]);
  const identifies = (coordinate: string) =>
    [...(fields.get(coordinate)?.arguments ?? [])].map(([name, { identifiesPerson, input }]) => [
      name,
      identifiesPerson,
      input,
    ]);
  expect(identifies('Query.verifyPerson')).toEqual([
    ['idNumber', true, null],
    ['name', false, null],
  ]);
  expect(identifies('Query.persons')).toEqual([
    ['filter', false, 'PersonFilter'],
    ['idNumbers', true, null],
    ['order', false, null],
    ['subject', false, 'SubjectInput'],
  ]);
});

test('a label is required, so the catalogue can be read by people', () => {
  const { faults } = documentsOf({ [catalogue]: replaced(catalogue, `age: { label: ${label}, `, 'age: { ') });
  expect(faults.map(({ message }) => message)).toEqual(['`age` lacks the key `label`']);
});
