import { isGood } from './is-good';

const refusal = '{"message":"m","path":["a"],"extensions":{"code":"UNAUTHORIZED_FIELD_OR_TYPE","share":{}}}';
const reply = (text: string, status = 200) => ({ status, body: Buffer.from(text) });

describe('a good reply', () => {
  it.each([
    ['data alone', reply('{"data":{"a":1}}'), 0, true],
    ['another status', reply('{"data":{"a":1}}', 503), 0, false],
    ['nothing', reply(''), 0, false],
    ['a lost connection', new Error('lost'), 0, false],
    ['an error without a code', reply('{"errors":[{"message":"x"}]}'), 0, false],
    ['a notice that is not expected', reply(`{"data":{},"errors":[${refusal}]}`), 0, false],
    ['the notice that is expected', reply(`{"data":{},"errors":[${refusal}]}`), 1, true],
    ['no notice where one is expected', reply('{"data":{}}'), 1, false],
    ['two notices where one is expected', reply(`{"data":{},"errors":[${refusal},${refusal}]}`), 1, false],
    [
      'a fault in the place of a notice',
      reply('{"errors":[{"message":"x","extensions":{"code":"INTERNAL"}}]}'),
      1,
      false,
    ],
  ])('%s: %#', (_, given, refusals, good) => {
    expect(isGood(given, refusals)).toBe(good);
  });
});
