import { HubError } from './hub-error';
import { readAnswer } from './read-answer';

const one = { LX: 'CF', CF_BS: 'p1', CF_XDR_SHXYM: 'a', CF_JDRQ: null };
const read = (data: unknown, keys = ['a', 'b']) => readAnswer(JSON.stringify({ data }), keys);

test('gives the records of each key, whatever the order', () => {
  const answer = read([
    { key: 'b', records: [] },
    { key: 'a', records: [one] },
  ]);
  expect(Object.fromEntries(answer)).toEqual({ a: [one], b: [] });
});

test.each<[string, unknown]>([
  ['no list', {}],
  ['null', null],
  ['an entry that is no object', [null, { key: 'a', records: [] }]],
  [
    'a key that was not asked for',
    [
      { key: 'a', records: [] },
      { key: 'c', records: [] },
    ],
  ],
  [
    'a key answered twice',
    [
      { key: 'a', records: [] },
      { key: 'a', records: [one] },
    ],
  ],
  ['a key left out', [{ key: 'a', records: [] }]],
  [
    'records that are no list',
    [
      { key: 'a', records: one },
      { key: 'b', records: [] },
    ],
  ],
  [
    'a record of an unknown kind',
    [
      { key: 'a', records: [{ ...one, LX: 'ZZ' }] },
      { key: 'b', records: [] },
    ],
  ],
  [
    'a record without its own key',
    [
      { key: 'a', records: [{ LX: 'XK', CF_BS: 'p1' }] },
      { key: 'b', records: [] },
    ],
  ],
  [
    'a member that is no text',
    [
      { key: 'a', records: [{ ...one, CF_JDRQ: 20260101 }] },
      { key: 'b', records: [] },
    ],
  ],
])('refuses %s', (_, data) => {
  expect(() => read(data)).toThrow(new HubError('SOURCE_ANSWER_INVALID'));
});

test('refuses what is not JSON without repeating it', () => {
  expect(() => readAnswer('<html>secret</html>', [])).toThrow(/^the permit source gave an answer that cannot be read/);
});
