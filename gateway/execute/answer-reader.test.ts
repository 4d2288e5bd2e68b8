import type { EntityEntry, SuppliedField, Verbatim } from '../plan/model';
import { answerReader } from './answer-reader';
import { RawJson } from './model';
import { suppliedField as supplied } from './tests/supplied-field';

const verbatim: Verbatim = {
  text: 'permits',
  sensitive: false,
  value: {
    kind: 'list',
    nonNull: false,
    element: {
      kind: 'object',
      nonNull: true,
      types: [{ typeName: 'Permit', members: [{ name: 'no', value: { kind: 'string', nonNull: true } }] }],
    },
  },
};
const permits = supplied('permits', { leaf: null, listDepth: 1, fields: [supplied('no')], verbatim });
const entry: EntityEntry = {
  typeName: 'Firm',
  types: new Set(['Firm']),
  echoed: true,
  typeAlias: '_key___typename',
  key: [{ name: 'uscc', alias: '_key_uscc', isId: false, fields: null }],
};
const rows = (supplies: readonly SuppliedField[], entries = [entry], responseName = '_entities') => ({
  prepared: { supplies, entries },
  responseName,
});
const bytes = (text: string) => Buffer.from(text);

const good =
  '{"data":{"_entities":[{"name":"张\\"敏","permits":[{"no":"京1"},{"no":"2"}],"any":{"x":[1,"}"]},"_key___typename":"Firm","_key_uscc":"9\\u0031"},null,{"name":null,"permits":null,"any":-0.5,"_key___typename":"Firm","_key_uscc":"92"}]}}';
const reader = () => answerReader([rows([supplied('name'), permits, supplied('any', { leaf: 'Any' })])]);

test('reads what JSON.parse reads, and leaves alone what may be shown as it came', () => {
  const data = reader()?.(bytes(good)) ?? {};
  expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(good).data);
  const [first, , third] = data['_entities'] as Record<string, unknown>[];
  const raw = first?.['permits'] as RawJson;
  expect(raw).toBeInstanceOf(RawJson);
  expect(raw.bytes.toString('utf8', raw.start, raw.end)).toBe('[{"no":"京1"},{"no":"2"}]');
  expect(raw.form).toBe(verbatim);
  expect(third?.['permits']).toBeNull();
});

test('an answer that is cut off anywhere is not read', () => {
  const whole = bytes(good);
  for (let length = 0; length < whole.length; length += 1)
    expect(reader()?.(Buffer.from(whole.subarray(0, length)))).toBeNull();
});

test.each([
  ['errors beside it', good.replace(/}$/, ',"errors":[{"message":"x"}]}')],
  ['extensions', good.replace(/}$/, ',"extensions":{}}')],
  ['no data', '{"data":null}'],
  ['white space', good.replace('"permits":[', '"permits": [')],
  [
    'another order',
    '{"data":{"_entities":[{"permits":[],"name":"x","any":1,"_key___typename":"Firm","_key_uscc":"9"}]}}',
  ],
  ['a member more', good.replace('"no":"2"', '"no":"2","secret":"x"')],
  ['a member more in the row', good.replace('"any":-0.5', '"any":-0.5,"more":1')],
  ['another type', good.replace('"no":"2"', '"no":2')],
  ['a null where none may stand', good.replace('"no":"2"', '"no":null')],
  ['no echo', good.replace(',"_key_uscc":"92"', '')],
  ['broken JSON in what is read', good.replace('"any":-0.5', '"any":-.5')],
  ['a text behind it', `${good} `],
])('an answer with %s is read the usual way', (_, text) => {
  expect(text).not.toBe(good);
  expect(reader()?.(bytes(text))).toBeNull();
});

test('bytes that are no UTF-8 are not passed on', () => {
  const broken = bytes(good);
  broken[broken.indexOf('京')] = 0xff;
  expect(reader()?.(broken)).toBeNull();
});

test('after answers of another spelling, ever more are not looked at', () => {
  const read = reader();
  const other = bytes('{ "data": null }');
  expect(read?.(other)).toBeNull();
  expect([1, 2].map(() => read?.(bytes(good)) !== null)).toEqual([false, true]);
  for (const _ of [1, 2, 3]) read?.(other);
  expect([1, 2, 3, 4].map(() => read?.(bytes(good)) !== null)).toEqual([false, false, false, true]);
});

test('slots of one request, and root fields', () => {
  const slots = answerReader([
    rows([permits], [entry], '_e0'),
    rows([supplied('name')], [{ ...entry, echoed: false }], '_e1'),
  ]);
  const both = '{"data":{"_e0":[{"permits":[],"_key___typename":"Firm","_key_uscc":"9"}],"_e1":[{"name":"x"}]}}';
  expect(JSON.parse(JSON.stringify(slots?.(bytes(both))))).toEqual(JSON.parse(both).data);
  const list = supplied('firms', {
    leaf: null,
    listDepth: 1,
    types: new Set(['Firm']),
    fields: [supplied('uscc'), permits],
  });
  const root = answerReader([rows([list, supplied('count', { leaf: 'Int' })], [])]);
  const text = '{"data":{"firms":[{"uscc":"9","permits":[{"no":"1"}]},null],"count":2}}';
  const data = root?.(bytes(text)) ?? {};
  expect(JSON.parse(JSON.stringify(data))).toEqual(JSON.parse(text).data);
  expect((data['firms'] as Record<string, unknown>[])[0]?.['permits']).toBeInstanceOf(RawJson);
});

test('there is no such way where members are not known beforehand, or nothing may be shown as it came', () => {
  expect(answerReader([rows([supplied('name')])])).toBeNull();
  expect(answerReader([rows([permits, supplied('a', { optional: true })])])).toBeNull();
  expect(answerReader([rows([permits, supplied('a', { on: new Set(['Person']) })])])).toBeNull();
  expect(answerReader([rows([permits, supplied('permits')])])).toBeNull();
  expect(answerReader([rows([permits], [entry, { ...entry, typeName: 'Person' }])])).toBeNull();
  expect(answerReader([rows([permits, supplied('constructor')])])).toBeNull();
});
