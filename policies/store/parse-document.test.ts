import type { DocumentKind } from '../engine/documents';
import { texts } from '../engine/tests/fixture';
import { parseDocument } from './parse-document';

const catalogue = texts['catalogue/population.yaml'] as string;
const agreement = texts['agreements/school.yaml'] as string;
const items = texts['registry/items.yaml'] as string;

describe('parseDocument', () => {
  test.each<[string, DocumentKind, string, string, string, string]>([
    [
      'a misspelt key',
      'catalogue',
      catalogue.replace('defaultMask: mobile', 'defaltMask: mobile'),
      'unknown key `defaltMask` in `mobile`',
      'Did you mean `defaultMask`?',
      'defaltMask',
    ],
    [
      'a key from nowhere',
      'agreement',
      agreement.replace('status:', 'mood: good\nstatus:'),
      'unknown key `mood` in the document',
      'Known keys: id, provider',
      'mood',
    ],
    [
      'a missing key',
      'agreement',
      agreement.replace('legalBasis: a regulation\n', ''),
      'the document lacks the key `legalBasis`',
      'Add `legalBasis`.',
      'id: school',
    ],
    [
      'a misspelt class',
      'catalogue',
      catalogue.replace('class: withheld', 'class: witheld'),
      '`class` is `witheld`: expected unconditional, conditional, withheld',
      'Did you mean `withheld`?',
      'class: witheld',
    ],
    [
      'a level that is none',
      'catalogue',
      catalogue.replace('level: L4, class: withheld', 'level: L5, class: withheld'),
      '`level` is `L5`: expected L1, L2, L3, L4',
      'L1 public',
      'level: L5',
    ],
    [
      'a role that is none',
      'catalogue',
      catalogue.replace('uscc: nothing', 'uscc: everything'),
      '`uscc` is `everything`: expected nothing',
      '',
      'uscc: everything',
    ],
    [
      'two roles at once',
      'catalogue',
      catalogue.replace('{ limits: 200 }', '{ limits: 200, probes: Person.name }'),
      '`first` has limits and probes: expected one of them',
      '',
      'first: { limits',
    ],
    [
      'a coordinate without a type',
      'agreement',
      agreement.replace('Query.person,', 'person,'),
      '`person` has the wrong form for entry 1 of `coordinates`: expected Type.field, e.g. `Person.mobile`',
      '',
      'person,',
    ],
    [
      'a code that is a number',
      'items',
      items.replace('code: 11990000000000107Q3990100700701', 'code: 119900000001'),
      '`code` is 119900000001: expected string',
      'Put it in quotes.',
      'code: 119900000001',
    ],
    [
      'a code of the wrong length',
      'items',
      items.replace('3990100700701', '399010070070'),
      'has the wrong form for `code`: expected 31 characters',
      'The pattern is `',
      'code: 1199',
    ],
    [
      'one approval',
      'agreement',
      agreement.replace('[one, two]', '[one]'),
      '`approvedBy` has 1 of at least 2 entries',
      'Two different people',
      'approvedBy',
    ],
    [
      'one person approving twice',
      'agreement',
      agreement.replace('[one, two]', '[one, one]'),
      '`approvedBy` names `one` twice',
      'Two different people',
      'approvedBy',
    ],
    [
      'a form that cannot be granted',
      'agreement',
      agreement.replace('form: full', 'form: none'),
      '`none` has the wrong form for `form`: expected full or mask(<name>)',
      'The pattern is `',
      'form: none',
    ],
    [
      'a subject that is two things',
      'catalogue',
      catalogue.replace('{ path: holder }', '{ path: holder, person: pid }'),
      '`subject` has keys that exclude each other: path, person',
      '',
      'subject: { path',
    ],
    [
      'a subject that is none',
      'catalogue',
      catalogue.replace('subject: none', 'subject: nobody'),
      '`subject` is `nobody`: expected none, parent',
      '',
      'subject: nobody',
    ],
    ['an empty document', 'limits', '', 'the document is null: expected object', '', ''],
    [
      'a key without a value',
      'agreement',
      agreement.replace('consumer: school', 'consumer:'),
      '`consumer` is null: expected string',
      'Write a value after the colon',
      'consumer:',
    ],
    [
      'an empty text',
      'agreement',
      agreement.replace('consumer: school', 'consumer: ""'),
      '`consumer` is empty',
      'organisation',
      'consumer:',
    ],
    [
      'a truth value of YAML 1.1',
      'clients',
      texts['registry/clients.yaml']!.replace('suspended: true', 'suspended: yes'),
      '`suspended` is yes: expected boolean',
      'Write `true` or `false`',
      'suspended: yes',
    ],
    [
      'a number in quotes',
      'agreement',
      agreement.replace('perDay: 1000', 'perDay: "1000"'),
      '`perDay` is 1000: expected integer',
      'Write a whole number, without quotes.',
      'perDay',
    ],
    [
      'a part of a number',
      'agreement',
      agreement.replace('perDay: 1000', 'perDay: 1.5'),
      '`perDay` is 1.5: expected integer',
      'Requests a day',
      'perDay',
    ],
    [
      'a number that is too small',
      'agreement',
      agreement.replace('perDay: 1000', 'perDay: 0'),
      '`perDay` is 0: expected a number >= 1',
      'Requests a day',
      'perDay',
    ],
    [
      'a number that is too large',
      'catalogue',
      catalogue.replace('limits: 200', 'limits: 200000'),
      '`limits` is 200000: expected a number <= 100000',
      'Cuts a list',
      'limits: 200000',
    ],
    [
      'a text for a list',
      'agreement',
      agreement.replace('items: [A, CASES, CONSENT]', 'items: A'),
      '`items` is A: expected array',
      'Write a list',
      'items: A',
    ],
    [
      'a map for a text',
      'agreement',
      agreement.replace('provider: psb', 'provider: { id: psb }'),
      '`provider` is {"id":"psb"}: expected string',
      'owns every coordinate',
      'provider',
    ],
    [
      'a reason that is none',
      'catalogue',
      catalogue.replace('declassified: one bit, which cannot rebuild the date', 'declassified: because'),
      '`declassified` has 7 of at least 10 characters',
      'more open',
      'declassified',
    ],
    [
      'a birthday of nobody',
      'catalogue',
      catalogue.replace('subject: { person: pid, bornOn', 'subject: { organisation: pid, bornOn'),
      '`subject` has `bornOn` without `person`',
      'Add `person`.',
      'subject: { organisation',
    ],
    [
      'a name of a field that cannot be one',
      'catalogue',
      catalogue.replace('      age: {', '      my-age: {'),
      'the key `my-age` in `fields` has the wrong form: expected the name of a field',
      'The pattern is `',
      'my-age',
    ],
    [
      'a very long text where there is none',
      'agreement',
      agreement.replace('status: active', `status: ${'x'.repeat(100)}`),
      `\`status\` is \`${'x'.repeat(60)}…\`: expected active`,
      '',
      'status',
    ],
  ])('%s', (_what, kind, text, message, hint, at) => {
    const { document, faults } = parseDocument('a.yaml', kind, text);
    expect(document).toBeNull();
    expect(faults.map((fault) => fault.message)).toContainEqual(expect.stringContaining(message));
    const fault = faults.find((each) => each.message.includes(message));
    expect(fault?.hint).toContain(hint);
    const before = text.slice(0, text.indexOf(at));
    expect([fault?.line, fault?.column]).toEqual([before.split('\n').length, before.length - before.lastIndexOf('\n')]);
  });

  test('a document of absurd length', () => {
    expect(parseDocument('a.yaml', 'limits', ' '.repeat(5 * 1024 * 1024)).faults[0]?.message).toContain('characters');
  });

  test.each(Object.entries(texts))('%s has the right form', (file, text) => {
    const kind = file.startsWith('agreements')
      ? 'agreement'
      : file.startsWith('catalogue')
        ? 'catalogue'
        : file.slice(9, -5);
    expect(parseDocument(file, kind as DocumentKind, text).faults).toEqual([]);
  });
});
