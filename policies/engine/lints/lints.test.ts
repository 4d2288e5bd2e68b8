import { buildSchema, printSchema } from 'graphql';
import { compilePolicy } from '../compile-policy';
import { faultCodes } from '../policy-fault';
import { documentsOf, faultsAfter, replaced, schema } from '../tests/fixture';

const catalogue = 'catalogue/population.yaml';
const items = 'registry/items.yaml';
const school = 'agreements/school.yaml';
const more = 'agreements/more.yaml';

/** Line and column of a text in a document, both one-based. */
function placeOf(file: string, text: string, within: string): string {
  const before = within.slice(0, within.indexOf(text));
  const line = before.split('\n').length;
  return `${file}:${line}:${before.length - before.lastIndexOf('\n')}`;
}

interface Row {
  readonly why: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** `code: message`, the beginning of it. */
  readonly gives: string;
  /** The text at which the fault is told, in the changed document. */
  readonly at: string;
  /** Part of the hint. */
  readonly hint?: string;
}

const table: readonly Row[] = [
  // impossible_date
  ...(['2026-02-30', '2025-02-29', '2026-04-31'] as const).map((date) => ({
    why: `a day that is in no calendar: ${date}`,
    file: more,
    from: "from: '2026-01-01'",
    to: `from: '${date}'`,
    gives: `impossible_date: \`${date}\` is no day of the calendar`,
    at: 'from:',
  })),
  // misnamed
  {
    why: 'an agreement in the file of another',
    file: more,
    from: 'id: more',
    to: 'id: most',
    gives: 'misnamed: the agreement `most` stands in `agreements/more.yaml`',
    at: 'id: most',
    hint: 'Rename the file to `most.yaml`, or the agreement to `more`.',
  },
  // pseudonyms
  {
    why: 'a pseudonym of a number',
    file: catalogue,
    from: 'age: { label: { zh: 名, en: name }, level: L3, class: conditional }',
    to: 'age: { label: { zh: 名, en: name }, level: L3, class: conditional, pseudonym: true }',
    gives: 'pseudonym_on_non_string: `Person.age` is shown as a pseudonym, and is no text',
    at: 'pseudonym: true }\n      tags',
  },
  {
    why: 'a default mask on a pseudonym',
    file: catalogue,
    from: 'pseudonym: true }',
    to: 'pseudonym: true, defaultMask: hidden }',
    gives: 'masked_pseudonym: `mask(hidden)` stands on `Person.pid`',
    at: 'defaultMask: hidden',
  },
  {
    why: 'a mask granted on a pseudonym',
    file: more,
    from: '  - coordinates: [Person.sex]',
    to: '  - coordinates: [Person.sex, Person.pid]\n    form: mask(hidden)',
    gives: 'masked_pseudonym: `mask(hidden)` stands on `Person.pid`',
    at: 'form: mask(hidden)',
  },
  // rules of the catalogue
  {
    why: 'a rule that no item uses yet, with a misspelt field',
    file: catalogue,
    from: 'validTo: { label: { zh: 名, en: name }, level: L2, class: conditional }',
    to: 'validTo: { label: { zh: 名, en: name }, level: L2, class: conditional, unconditionalWhen: row.typecode == "x" }',
    gives: 'rule: `row.typecode`: `License` has no field `typecode`',
    at: 'unconditionalWhen: row.typecode',
  },
  {
    why: 'a rule on what is unconditional anyway',
    file: catalogue,
    from: 'number: { label: { zh: 名, en: name }, level: L3, class: conditional, defaultMask: licenseNumber }',
    to: 'number: { label: { zh: 名, en: name }, level: L3, class: withheld, legalBasis: law, unconditionalWhen: row.typeCode == "x" }',
    gives: 'rule: `License.number` is withheld: `unconditionalWhen` has no effect',
    at: 'unconditionalWhen: row.typeCode == "x"',
  },
  {
    why: 'two organisations with one code',
    file: 'registry/organisations.yaml',
    from: 'uscc: 91990101MA00RDE17H',
    to: 'uscc: 11990000000000174N',
    gives:
      'duplicate: unified social credit code `11990000000000174N` is stated twice: first at registry/organisations.yaml:4',
    at: 'uscc: 11990000000000174N, name: { zh: 公司',
  },
  // unclassified
  {
    why: 'a coordinate left out',
    file: catalogue,
    from: '      age: { label: { zh: 名, en: name }, level: L3, class: conditional }\n',
    to: '',
    gives: 'unclassified: `Person.age` is in the graph',
    at: 'Person:\n    label',
  },
  {
    why: 'an argument left out',
    file: catalogue,
    from: 'typeCode: { probes: License.typeCode }, ',
    to: '',
    gives: 'unclassified: `Person.licenses(typeCode:)`',
    at: 'licenses:',
  },
  {
    why: 'an input field left out',
    file: catalogue,
    from: ', uscc: nothing',
    to: '',
    gives: 'unclassified: `SubjectInput.uscc`',
    at: 'SubjectInput:',
  },
  // unknown_coordinate
  {
    why: 'a misspelt field',
    file: catalogue,
    from: 'mobile: { label',
    to: 'mobil: { label',
    gives: 'unknown_coordinate: the coordinate `Person.mobil`',
    at: 'mobil:',
    hint: 'Did you mean `Person.mobile`?',
  },
  {
    why: 'a misspelt argument',
    file: catalogue,
    from: 'first: { limits',
    to: 'fist: { limits',
    gives: 'unknown_coordinate: the argument of Person.licenses `fist`',
    at: 'fist:',
    hint: '`first`',
  },
  {
    why: 'a probe of nothing',
    file: catalogue,
    from: 'probes: License.typeCode',
    to: 'probes: License.typeCod',
    gives: 'unknown_coordinate: the coordinate `License.typeCod`',
    at: 'typeCode: { probes',
  },
  {
    why: 'an input field of nothing',
    file: catalogue,
    from: 'uscc: nothing',
    to: 'uscc: nothing, soul: nothing',
    gives: 'unknown_coordinate: the input field `SubjectInput.soul`',
    at: 'soul:',
  },
  {
    why: 'an input field that looks up nothing',
    file: catalogue,
    from: 'SubjectInput: { idNumber: { looksUp: Person.idNumber }',
    to: 'SubjectInput: { idNumber: { looksUp: Person.id }',
    gives: 'unknown_coordinate: the coordinate `Person.id`',
    at: 'idNumber: { looksUp: Person.id }',
  },
  {
    why: 'derived from nothing',
    file: catalogue,
    from: '[Person.birthDate]',
    to: '[Person.bornOn]',
    gives: 'unknown_coordinate: the coordinate `Person.bornOn`',
    at: 'Person.bornOn',
  },
  // subject
  {
    why: 'a type that is about nobody knows whom',
    file: catalogue,
    from: '    subject: { path: holder }\n',
    to: '',
    gives: "subject: `License` doesn't say",
    at: 'License:\n',
  },
  {
    why: 'a subject behind a misspelt path',
    file: catalogue,
    from: '{ path: holder }',
    to: '{ path: holdr }',
    gives: 'subject: the subject of `License`, `holdr`, is not in the graph',
    at: 'subject: { path: holdr',
    hint: '`holder`',
  },
  {
    why: 'a subject that is a scalar',
    file: catalogue,
    from: '{ path: holder }',
    to: '{ path: number }',
    gives: 'subject: the subject of `License`, `number`, is `String`, expected an object',
    at: 'subject: { path: number',
  },
  {
    why: 'a path through a scalar',
    file: catalogue,
    from: '{ path: holder }',
    to: '{ path: number.pid }',
    gives: 'subject: the subject of `License`, `number.pid`, leads through `String`',
    at: 'subject: { path: number',
  },
  {
    why: 'a person known by an object',
    file: catalogue,
    from: 'bornOn: birthDate',
    to: 'bornOn: licenses',
    gives: 'subject: the subject of `Person`, `licenses`, is `License`, expected a scalar',
    at: 'subject: { person',
  },
  {
    why: 'an organisation known by nothing',
    file: catalogue,
    from: '{ path: holder }',
    to: '{ organisation: uscc }',
    gives: 'subject: the subject of `License`, `uscc`, is not in the graph',
    at: 'subject: { organisation',
  },
  // withheld_without_basis
  {
    why: 'withheld for no reason',
    file: catalogue,
    from: ', legalBasis: Personal Information Protection Law art. 26',
    to: '',
    gives: 'withheld_without_basis: `Person.photo`',
    at: 'class: withheld',
  },
  {
    why: 'withheld for a blank',
    file: catalogue,
    from: 'Personal Information Protection Law art. 26',
    to: '" "',
    gives: 'withheld_without_basis: `Person.photo`',
    at: 'class: withheld',
  },
  // more_open_than_inputs
  {
    why: 'derived and more open without a reason',
    file: catalogue,
    from: '        declassified: one bit, which cannot rebuild the date\n',
    to: '',
    gives:
      'more_open_than_inputs: `Person.isAdult` (unconditional, L2) is more open than `Person.birthDate` (conditional, L3)',
    at: 'derivedFrom',
  },
  {
    why: 'derived at a lower level without a reason',
    file: catalogue,
    from: '        class: unconditional\n        derivedFrom: [Person.birthDate]\n        declassified: one bit, which cannot rebuild the date\n',
    to: '        class: conditional\n        derivedFrom: [Person.birthDate]\n',
    gives: 'more_open_than_inputs: `Person.isAdult` (conditional, L2)',
    at: 'derivedFrom',
  },
  // masks
  {
    why: 'a mask that is none',
    file: catalogue,
    from: 'defaultMask: mobile',
    to: 'defaultMask: mobil',
    gives: 'unknown_mask: there is no mask `mobil`',
    at: 'defaultMask: mobil',
    hint: 'Did you mean `mobile`?',
  },
  {
    why: 'a granted mask that is none',
    file: school,
    from: 'form: mask(hidden)',
    to: 'form: mask(hiden)',
    gives: 'unknown_mask: there is no mask `hiden`',
    at: 'form: mask(hiden)',
  },
  {
    why: 'a mask on a number',
    file: catalogue,
    from: 'age: { label: { zh: 名, en: name }, level: L3, class: conditional',
    to: 'age: { label: { zh: 名, en: name }, level: L3, class: conditional, defaultMask: name',
    gives: 'mask_on_non_string: `mask(name)` cannot stand on `Person.age`',
    at: 'defaultMask: name }\n      tags',
  },
  {
    why: 'a mask on an enum',
    file: catalogue,
    from: 'unconditionalWhen: row.typeCode == "open"',
    to: 'defaultMask: hidden',
    gives: 'mask_on_non_string: `mask(hidden)` cannot stand on `License.status`',
    at: 'defaultMask: hidden',
  },
  {
    why: 'a mask on an object',
    file: school,
    from: '[Query.person, Query.persons, Person.name, Person.licenses]',
    to: '[Query.person]\n    form: mask(name)',
    gives: 'mask_on_non_string: `mask(name)` cannot stand on `Query.person`',
    at: 'form: mask(name)',
  },
  // pseudonym_as_input
  {
    why: 'a look-up by pseudonym',
    file: catalogue,
    from: 'code: nothing',
    to: 'code: { looksUp: Person.pid }',
    gives: 'pseudonym_as_input: an argument takes `Person.pid`',
    at: 'code: { looksUp: Person.pid',
  },
  {
    why: 'a filter by pseudonym',
    file: catalogue,
    from: 'uscc: nothing',
    to: 'uscc: { probes: Person.pid }',
    gives: 'pseudonym_as_input: an argument takes `Person.pid`',
    at: 'uscc: { probes',
  },
  // limits_on_non_int
  {
    why: 'text that limits',
    file: catalogue,
    from: 'typeCode: { probes: License.typeCode }',
    to: 'typeCode: { limits: 5 }',
    gives: 'limits_on_non_int: `Person.licenses(typeCode:)`',
    at: 'typeCode: { limits',
  },
  {
    why: 'a limit of what is no list',
    file: catalogue,
    from: 'code: nothing',
    to: 'code: { limits: 5 }',
    gives: 'limits_on_non_int: `Query.division(code:)`',
    at: 'code: { limits',
  },
  // unknown_reference and duplicate
  {
    why: 'an owner that is not registered',
    file: catalogue,
    from: 'owner: psb',
    to: 'owner: pbs',
    gives: 'unknown_reference: there is no organisation `pbs`',
    at: 'owner: pbs',
    hint: '`psb`',
  },
  {
    why: 'a client of nobody',
    file: 'registry/clients.yaml',
    from: 'organisation: firm',
    to: 'organisation: frim',
    gives: 'unknown_reference: there is no organisation `frim`',
    at: 'organisation: frim',
  },
  {
    why: 'an item of nobody',
    file: items,
    from: 'owner: psb',
    to: 'owner: nobody',
    gives: 'unknown_reference: there is no organisation `nobody`',
    at: 'owner: nobody',
  },
  {
    why: 'a step of nobody',
    file: items,
    from: 'school: { coordinates: [Person.pid',
    to: 'shcool: { coordinates: [Person.pid',
    gives: 'unknown_reference: there is no organisation `shcool`',
    at: 'shcool:',
  },
  {
    why: 'an operation that is no file',
    file: items,
    from: 'adult.graphql',
    to: 'adlut.graphql',
    gives: 'unknown_reference: there is no operation `adlut.graphql`',
    at: 'adlut.graphql',
  },
  {
    why: 'a code twice',
    file: items,
    from: '990100700702',
    to: '990100700701',
    gives: 'duplicate: the code `11990000000000107Q3990100700701` is that of item `A` already',
    at: 'code: 11990000000000107Q3990100700701\n    name: { zh: 乙',
  },
  {
    why: 'an id twice',
    file: items,
    from: 'id: CASES',
    to: 'id: A',
    gives: 'duplicate: item `A` is stated twice: first at registry/items.yaml:3',
    at: 'id: A\n    code: 11990000000000107Q3990100700702',
  },
  // grant_never_matches
  {
    why: 'a grant of nothing',
    file: school,
    from: 'Person.licenses]',
    to: 'Person.license]',
    gives: 'grant_never_matches: `Person.license` is not in the catalogue',
    at: 'Person.license]',
    hint: '`Person.licenses`',
  },
  {
    why: 'a grant of what is withheld',
    file: school,
    from: 'Person.licenses]',
    to: 'Person.licenses, Person.photo]',
    gives: 'grant_never_matches: `Person.photo` is withheld',
    at: 'Person.photo',
  },
  {
    why: 'a grant of what another owns',
    file: school,
    from: 'provider: psb',
    to: 'provider: school',
    gives: 'grant_never_matches: `Query.person` belongs to `psb`, not to the provider `school`',
    at: 'Query.person,',
  },
  {
    why: 'a grant that is forbidden beside it',
    file: school,
    from: 'forbids: [Person.sex]',
    to: 'forbids: [Person.licenses]',
    gives: 'grant_never_matches: `Person.licenses` is granted and forbidden',
    at: 'Person.licenses]',
  },
  {
    why: 'a grant to nobody',
    file: school,
    from: 'consumer: school',
    to: 'consumer: shcool',
    gives: 'grant_never_matches: there is no organisation `shcool`',
    at: 'consumer: shcool',
  },
  {
    why: 'a grant under no item',
    file: school,
    from: 'items: [A, CASES',
    to: 'items: [A, CASE',
    gives: 'grant_never_matches: there is no item `CASE`',
    at: 'CASE,',
    hint: '`CASES`',
  },
  {
    why: 'an agreement that ends before it begins',
    file: school,
    from: "to: '2026-12-31'",
    to: "to: '2025-12-31'",
    gives: 'grant_never_matches: the agreement ends on `2025-12-31`',
    at: 'validity',
  },
  {
    why: 'a forbid of nothing',
    file: school,
    from: 'forbids: [Person.sex]',
    to: 'forbids: [Person.sx]',
    gives: 'grant_never_matches: `Person.sx` is not in the catalogue',
    at: 'Person.sx',
  },
  {
    why: 'a step with what is withheld',
    file: items,
    from: 'Person.pid, ',
    to: 'Person.photo, ',
    gives: 'grant_never_matches: `Person.photo` is withheld',
    at: 'Person.photo',
  },
  {
    why: 'a step with what is nothing',
    file: items,
    from: 'Person.pid, ',
    to: 'Person.soul, ',
    gives: 'grant_never_matches: `Person.soul` is not in the catalogue',
    at: 'Person.soul',
  },
  {
    why: 'a step of a company',
    file: items,
    from: '      school: { coordinates: [Person.pid',
    to: '      firm: { coordinates: [Person.pid] }\n      school: { coordinates: [Person.pid',
    gives: 'grant_never_matches: the step of `firm`, a company, grants nothing',
    at: 'firm:',
  },
  // unordered_forms
  {
    why: 'two masks of which neither shows all of the other',
    file: more,
    from: 'grants:\n',
    to: 'grants:\n  - coordinates: [Person.mobile]\n    form: mask(mobile)\n  - coordinates: [Person.mobile]\n    form: mask(email)\n',
    gives:
      'unordered_forms: `school` gets `Person.mobile` under A as `mask(email)` here and as `mask(mobile)` by agreements/more.yaml:12',
    at: 'Person.mobile]\n    form: mask(email)',
  },
  // rebuilt_id_number and mask_undone
  {
    why: 'number and birth date',
    file: more,
    from: 'grants:\n',
    to: 'grants:\n  - coordinates: [Person.idNumber, Person.birthDate]\n',
    gives:
      'rebuilt_id_number: `school` under A can rebuild `Person.idNumber` from Person.idNumber as mask(idNumber), Person.birthDate as full',
    at: 'Person.idNumber',
  },
  {
    why: 'the end of the number and the birth date, one of them for some rows only',
    file: more,
    from: 'grants:\n',
    to: 'grants:\n  - { coordinates: [Person.idNumber], form: mask(idNumberEnd), rows: row.isAdult }\n  - coordinates: [Person.birthDate]\n',
    gives: 'rebuilt_id_number: `school` under A can rebuild',
    at: 'Person.idNumber',
  },
  // rule
  {
    why: 'a rule with a misspelt input',
    file: school,
    from: 'row.typeCode == "residence"',
    to: 'row.typeCod == "residence"',
    gives: 'rule: `row.typeCod`: `License` has no field `typeCod`',
    at: 'rows:',
  },
  {
    why: 'a rule of the wrong type',
    file: catalogue,
    from: 'row.typeCode == "open"',
    to: 'row.typeCode == 1',
    gives: 'rule: no such overload: string == int',
    at: 'unconditionalWhen',
  },
];

describe('lints', () => {
  test('the fixture has no faults', () => {
    expect(compilePolicy(documentsOf(), schema).faults).toEqual([]);
  });

  test.each(table)('$why', ({ file, from, to, gives, at, hint }) => {
    const faults = faultsAfter(file, from, to);
    const told = faults.map(({ code, message }) => `${code}: ${message}`);
    expect(told).toContainEqual(expect.stringContaining(gives));
    const fault = faults[told.findIndex((text) => text.startsWith(gives))]!;
    expect(`${fault.file}:${fault.line}:${fault.column}`).toBe(placeOf(file, at, replaced(file, from, to)));
    expect(fault.hint).toContain(hint ?? '');
    expect(fault.hint).toMatch(/[.?]$/);
  });

  describe('rebuilding an ID number', () => {
    const withGrants = (grants: string, changed: Record<string, string> = {}) =>
      compilePolicy(
        documentsOf({
          [more]: replaced(more, 'grants:\n', `grants:\n${grants}`).replace('  - coordinates: [Person.sex]\n', ''),
          [school]: replaced(school, 'forbids: [Person.sex]\n', ''),
          'agreements/ended.yaml': null as unknown as string,
          ...changed,
        }),
        schema,
      ).faults.map(({ code }) => code);
    const withCode = { [items]: replaced(items, 'Person.pid, ', 'Division.code, ') };

    test.each([
      ['the masked number alone', '  - coordinates: [Person.idNumber]\n'],
      [
        'the number in full, with everything that is in it',
        '  - { coordinates: [Person.idNumber, Person.birthDate, Person.sex], form: full }\n',
      ],
      [
        'masked number and year of birth',
        '  - { coordinates: [Person.idNumber] }\n  - { coordinates: [Person.birthDate], form: mask(birthDate) }\n',
      ],
      ['masked number and sex', '  - coordinates: [Person.idNumber, Person.sex]\n'],
      ['birth date and sex', '  - coordinates: [Person.birthDate, Person.sex]\n'],
      [
        'a hidden number and the birth date',
        '  - { coordinates: [Person.idNumber], form: mask(hidden) }\n  - coordinates: [Person.birthDate]\n',
      ],
      ['a division without its code', '  - coordinates: [Person.birthDate, Person.sex, Person.householdDivision]\n'],
    ])('is not possible from %s', (_what, grants) => {
      expect(withGrants(grants)).toEqual([]);
    });

    test.each([
      ['masked number and birth date', '  - coordinates: [Person.idNumber, Person.birthDate]\n', {}],
      [
        'masked number, division and year of birth',
        '  - { coordinates: [Person.idNumber, Person.householdDivision] }\n  - { coordinates: [Person.birthDate], form: mask(birthDate) }\n',
        withCode,
      ],
      [
        'division, birth date and sex',
        '  - coordinates: [Person.birthDate, Person.sex, Person.householdDivision]\n',
        withCode,
      ],
    ])('is possible from %s', (_what, grants, changed) => {
      expect(withGrants(grants, changed)).toEqual(['rebuilt_id_number']);
    });

    test('counts grants of several agreements together, suspended ones too, revoked ones not', () => {
      const other = (status: string) => ({
        'agreements/other.yaml': replaced('agreements/suspended.yaml', 'Person.tags', 'Person.birthDate')
          .replace('id: suspended', 'id: other')
          .replace('status: suspended', `status: ${status}`),
      });
      const number = '  - coordinates: [Person.idNumber]\n';
      expect(withGrants(number, other('suspended'))).toEqual(['rebuilt_id_number']);
      expect(withGrants(number, other('revoked'))).toEqual([]);
    });

    test('is told at the step where that is all that is granted', () => {
      const changed = {
        [catalogue]: replaced(
          catalogue,
          'birthDate: { label: { zh: 名, en: name }, level: L3, class: conditional }',
          'birthDate: { label: { zh: 名, en: name }, level: L1, class: unconditional }',
        )
          .replace(
            'householdDivision: { label: { zh: 名, en: name }, level: L2, class: conditional }',
            'householdDivision: { label: { zh: 名, en: name }, level: L2, class: unconditional }',
          )
          .replace(
            'sex: { label: { zh: 名, en: name }, level: L3, class: conditional }',
            'sex: { label: { zh: 名, en: name }, level: L1, class: unconditional }',
          )
          .replace('derivedFrom: [Person.birthDate]', 'derivedFrom: [Person.name]'),
        [items]: replaced(
          items,
          'coordinates: [Person.isAdult, Division.code]',
          'coordinates: [Person.birthDate, Person.householdDivision, Person.sex, Division.code]',
        ),
      };
      const { faults } = compilePolicy(documentsOf(changed), schema);
      expect(faults).toMatchObject([{ code: 'rebuilt_id_number', file: items, line: 22 }]);
    });

    test('a masked birth date beside the full number is no mask', () => {
      const masked = '  - { coordinates: [Person.birthDate], form: mask(birthDate) }\n';
      expect(withGrants(`  - { coordinates: [Person.idNumber], form: full }\n${masked}`)).toEqual(['mask_undone']);
    });
  });

  describe('against the supergraph', () => {
    const facts = (entry: Partial<Record<'requires' | 'subgraphs', [string, string[]][]>>) => ({
      requires: new Map(entry.requires),
      subgraphs: new Map(entry.subgraphs),
    });

    test('a field computed by `@requires` is no more open than its inputs', () => {
      const { faults } = compilePolicy(
        documentsOf(),
        schema,
        facts({ requires: [['License.typeCode', ['License.number']]] }),
      );
      expect(faults.map(({ code, message }) => `${code}: ${message}`)).toEqual([
        'more_open_than_inputs: `License.typeCode` (unconditional, L1) is more open than `License.number` (conditional, L3) from which it is computed',
      ]);
    });

    test('a coordinate is classified by a subgraph that resolves it', () => {
      const { faults } = compilePolicy(documentsOf(), schema, facts({ subgraphs: [['Person.age', ['health']]] }));
      expect(faults).toMatchObject([{ code: 'wrong_subgraph', hint: 'Move it to the catalogue of health.' }]);
    });

    test('a grant of an unclassified coordinate names what is missing, and no other coordinate', () => {
      const without = replaced(
        catalogue,
        '      sex: { label: { zh: 名, en: name }, level: L3, class: conditional }\n',
        '',
      );
      const found = compilePolicy(documentsOf({ [catalogue]: without }), schema, facts({})).faults;
      expect(found.find(({ code }) => code === 'grant_never_matches')).toMatchObject({
        message: '`Person.sex` is in the graph and not in the catalogue',
        hint: 'Its owner has to classify it first.',
      });
    });

    test('an unclassified coordinate is told in the catalogue of a subgraph that resolves it', () => {
      const health = `subgraph: health\nowner: psb\ntypes:\n  Person:\n    label: { zh: 人, en: person }\n    fields: {}\n`;
      const without = replaced(
        catalogue,
        '      age: { label: { zh: 名, en: name }, level: L3, class: conditional }\n',
        '',
      );
      const documents = documentsOf({ [catalogue]: without, 'catalogue/health.yaml': health });
      const found = compilePolicy(documents, schema, facts({ subgraphs: [['Person.age', ['health']]] })).faults;
      expect(found.find(({ code }) => code === 'unclassified')).toMatchObject({
        file: 'catalogue/health.yaml',
        line: 4,
      });
    });
  });

  test('a governed field that is non-null', () => {
    const strict = buildSchema(printSchema(schema).replace('age: Int', 'age: Int!'));
    expect(compilePolicy(documentsOf(), strict).faults).toMatchObject([
      {
        code: 'non_null',
        message: '`Person.age` is non-null (`Int!`): its refusal would null its parent',
        file: catalogue,
      },
    ]);
  });

  test('a listed operation that is no single operation', () => {
    const withText = (text: string) =>
      compilePolicy({ ...documentsOf(), operations: new Map([['adult.graphql', text]]) }, schema).faults.map(
        ({ message }) => message,
      );
    expect(withText('{ a } { b')).toEqual(['`adult.graphql`: no GraphQL document']);
    expect(withText('query A { a } query B { b }')).toEqual(['`adult.graphql`: 2 operations, expected one']);
  });

  test('a policy set without limits', () => {
    const { faults } = compilePolicy(documentsOf({ 'registry/limits.yaml': null }), schema);
    expect(faults).toMatchObject([{ code: 'unknown_reference', file: 'registry/limits.yaml' }]);
  });

  test('never throw, even on an empty set', () => {
    const { policy, faults } = compilePolicy({ documents: [], operations: new Map(), faults: [] }, schema);
    expect(policy).toBeNull();
    expect(faults.length).toBeGreaterThan(20);
  });

  test('every lint is told by a fault in this file', () => {
    const told = new Set(table.map(({ gives }) => gives.slice(0, gives.indexOf(':'))));
    const elsewhere = [
      'evidence',
      'form',
      'mask_undone',
      'non_null',
      'officer',
      'stray_file',
      'wrong_subgraph',
      'yaml',
    ];
    expect([...told, ...elsewhere].sort()).toEqual([...faultCodes].sort());
  });
});
