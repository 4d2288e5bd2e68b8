import { buildSchema } from 'graphql';
import type { PolicySource } from '../compile/policy-source';
import { parseForm } from '../forms';
import type { Form } from '../model';
import { rebuiltIdNumber } from './rebuilt-id-number';

const schema = buildSchema(`
  type Query { person: Person }
  type Person { no: String born: String sex: String home: Division lives: [Address!] name: String }
  type Division { code: String name: String }
  type Address { text: String division: Division }
  type Firm { name: String }
`);
const subjects = new Map<string, unknown>([
  ['Person', { person: 'pid', bornOn: 'born', identifier: 'no' }],
  ['Child', { person: 'pid', identifier: 'no' }],
  ['Animal', { person: 'pid', bornOn: 'born' }],
  ['Firm', { organisation: 'uscc' }],
  ['Division', 'none'],
]);
const source = {
  schema,
  subjects: new Map([...subjects].map(([type, content]) => [type, { content }])),
} as unknown as PolicySource;

/** What is told of these grants: `full`, `mask(…)`, or either with ` sometimes` for one with a rule, ` at …` below fields. */
function told(grants: Readonly<Record<string, string>>): string[] {
  let line = 0;
  const forms = new Map(
    Object.entries(grants).map(([coordinate, text]) => {
      line += 1;
      const place = { file: 'a.yaml', line, column: 1 };
      const [stated = '', below] = text.split(' at ');
      const form = parseForm(stated.replace(' sometimes', '')) as Form;
      const at = below === undefined ? null : new Set(below.split(' '));
      return [coordinate, [{ form, place: () => place, always: !stated.endsWith(' sometimes'), at }]] as const;
    }),
  );
  return rebuiltIdNumber(source, { organisation: 'school', item: 'A', forms }).map(
    ({ code, message, file, line }) => `${file}:${line} ${code}: ${message}`,
  );
}

const end = 'mask(idNumberEnd)';
const both = 'mask(idNumber)';

describe('rebuiltIdNumber', () => {
  test.each<[string, Record<string, string>, string]>([
    ['3 digits, the end and the day', { 'Person.no': both, 'Person.born': 'full' }, 'about 9 numbers'],
    ['the end and the day', { 'Person.no': end, 'Person.born': 'full' }, 'about 318 numbers'],
    ['a number for some rows and the day', { 'Person.no': 'full sometimes', 'Person.born': 'full' }, 'about 9 numbers'],
    [
      'division, day and sex',
      { 'Person.born': 'full', 'Person.home': 'full', 'Division.code': 'full', 'Person.sex': 'full' },
      'about 500 numbers',
    ],
    [
      'division, year and the end',
      { 'Person.no': end, 'Person.born': 'mask(birthDate)', 'Person.home': 'full', 'Division.code': 'full' },
      'about 33 numbers',
    ],
    [
      'division, day and the end',
      { 'Person.no': end, 'Person.born': 'full', 'Person.home': 'full', 'Division.code': 'full' },
      'about 1 number',
    ],
    [
      'an address, day and sex',
      { 'Person.born': 'full', 'Person.lives': 'full', 'Address.text': 'mask(address)', 'Person.sex': 'full' },
      'about 500 numbers',
    ],
    [
      'the division of an address, day and sex',
      {
        'Person.born': 'full',
        'Person.lives': 'full',
        'Address.division': 'full',
        'Division.code': 'full',
        'Person.sex': 'full',
      },
      'about 500 numbers',
    ],
  ])('refuses %s', (_what, grants, fitting) => {
    const [fault, ...others] = told(grants);
    expect(others).toEqual([]);
    expect(fault).toMatch(/^a\.yaml:1 rebuilt_id_number: `school` under A can rebuild `Person\.no` from /);
    expect(fault).toContain(`: ${fitting} fit`);
  });

  test.each<[string, Record<string, string>]>([
    ['nothing', {}],
    [
      'what is about nobody',
      { 'Division.code': 'full', 'Firm.name': 'full', 'Nobody.no': 'full', 'Animal.born': 'full' },
    ],
    ['3 digits and the end', { 'Person.no': both }],
    ['the day alone', { 'Person.born': 'full' }],
    ['day and sex', { 'Person.born': 'full', 'Person.sex': 'full' }],
    ['division and day: a thousand', { 'Person.born': 'full', 'Person.home': 'full', 'Division.code': 'full' }],
    ['3 digits, the end and the year', { 'Person.no': both, 'Person.born': 'mask(birthDate)' }],
    ['division and the end', { 'Person.no': end, 'Person.home': 'full', 'Division.code': 'full' }],
    ['a hidden number and the day', { 'Person.no': 'mask(hidden)', 'Person.born': 'full' }],
    [
      'a division without its code',
      { 'Person.born': 'full', 'Person.home': 'full', 'Division.name': 'full', 'Person.sex': 'full' },
    ],
    [
      'a division with a hidden code',
      { 'Person.born': 'full', 'Person.home': 'full', 'Division.code': 'mask(hidden)', 'Person.sex': 'full' },
    ],
    ['a code without the way to it', { 'Person.born': 'full', 'Division.code': 'full', 'Person.sex': 'full' }],
    ['an address without its text', { 'Person.born': 'full', 'Person.lives': 'full', 'Person.sex': 'full' }],
    [
      'a division of an address without its code',
      { 'Person.born': 'full', 'Person.lives': 'full', 'Address.division': 'full', 'Person.sex': 'full' },
    ],
    [
      'the code of a division that no address names',
      { 'Person.born': 'full', 'Person.lives': 'full', 'Division.code': 'full', 'Person.sex': 'full' },
    ],
    ['a number of whom no birthday is known', { 'Child.no': both }],
  ])('leaves %s', (_what, grants) => {
    expect(told(grants)).toEqual([]);
  });

  test('names every grant that tells something', () => {
    const grants = {
      'Person.no': end,
      'Person.born': 'full',
      'Person.home': 'full',
      'Division.code': 'full',
      'Person.sex': 'full',
    };
    expect(told(grants)[0]).toContain(
      'from Person.no as mask(idNumberEnd), Person.born as full, Person.home, Person.sex:',
    );
  });

  test('is told at a grant of the birth date or of a division where the number is not granted', () => {
    const grants = { 'Person.sex': 'full', 'Division.code': 'full', 'Person.born': 'full', 'Person.home': 'full' };
    expect(told(grants)[0]).toMatch(/^a\.yaml:3 /);
  });

  test('leaves whoever has the whole number, and refuses to mask the birthday in it', () => {
    const whole = { 'Person.no': 'full', 'Person.born': 'full', 'Person.home': 'full', 'Division.code': 'full' };
    expect(told(whole)).toEqual([]);
    expect(told({ 'Person.no': 'full' })).toEqual([]);
    expect(told({ ...whole, 'Person.born': 'mask(birthDate)' })).toEqual([
      'a.yaml:2 mask_undone: `school` under A gets `Person.no` in full: `mask(birthDate)` on the birth date within it is no mask',
    ]);
  });

  test('where the number is granted below some fields only, what counts is what is granted below others', () => {
    const most = { 'Person.home': 'full', 'Division.code': 'full', 'Person.sex': 'full' };
    const of = (number: string, birth: string) =>
      told({ 'Person.no': number, 'Person.born': birth, ...most }).map((text) => text.replace(/^.*: `school`/, ''));
    expect(of('full at a', 'full at a')).toEqual([]);
    expect(of('full at a b', 'full at b')).toEqual([]);
    const rebuilt =
      ' under A can rebuild `Person.no` from Person.born as full, Person.home, Person.sex: about 500 numbers fit';
    expect(of('full at a', 'full')).toEqual([rebuilt]);
    expect(of('full at a', 'full at a b')).toEqual([rebuilt]);
    expect(of('full at a', 'mask(birthDate) at a')).toEqual([expect.stringContaining('is no mask')]);
    expect(of('full at a', 'mask(birthDate) at b')).toEqual([]);
    expect(of('full sometimes at a', 'full at a')).toEqual([expect.stringContaining('about 1 number fit')]);
  });
});
