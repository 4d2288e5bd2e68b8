import type { Redis } from 'ioredis';
import type { CountedUse } from './counter';
import { redisCounter } from './redis-counter';

type Reply = [Error | null, unknown];
type Sent = readonly [script: 'take' | 'give back', ...args: (string | number)[]];

/** A Redis that answers one pipeline after another with these replies, then with nothing, and what it was sent. */
function redisWith(...answers: (Reply[] | null)[]) {
  const sent: Sent[] = [];
  const pipeline = {
    sharegraphTake: (...args: (string | number)[]) => sent.push(['take', ...args]),
    sharegraphGiveBack: (...args: (string | number)[]) => sent.push(['give back', ...args]),
    exec: async () => answers.shift() ?? null,
  };
  return { sent, redis: { defineCommand: () => undefined, pipeline: () => pipeline } as unknown as Redis };
}

const key: Buffer = Buffer.alloc(32, 1);
const ofConsumer: CountedUse = {
  scope: 'lookup psb',
  key: 'A',
  amount: 2,
  windowMs: 60_000,
  limit: 7,
  what: 'in a minute',
};
const ofSubject: CountedUse = {
  scope: 'lookup psb',
  key: '990101198604170244',
  amount: 1,
  windowMs: 3_600_000,
  limit: 3,
  what: 'of one subject in an hour',
};
const ofBirthday: CountedUse = { ...ofSubject, scope: 'guess psb', key: '99010119860417', limit: 100 };
const uses = [ofConsumer, { ...ofSubject, whenFirst: ofBirthday }];
const ok = (count: number): Reply[] => Array.from({ length: count }, () => [null, 0]);

const counterOn = (redis: Redis, ours = key) => redisCounter(redis, { prefix: 'x:', key: ours });

describe('redisCounter', () => {
  it('counts each use in its window, what is counted besides in the same step and place', async () => {
    const { redis, sent } = redisWith(ok(2));
    expect(await counterOn(redis).take(uses, 3_600_000 + 59_999)).toBeNull();
    expect(sent.map(([script, , , ...rest]) => [script, ...rest])).toEqual([
      ['take', 2, 7, 60_000, 0, 0, 0],
      ['take', 1, 3, 3_600_000, 1, 100, 3_600_000],
    ]);
    const [[, first], [, subject, birthday]] = sent as unknown as [Sent, Sent];
    expect(first).toMatch(/^x:meter:\{[\w-]{43}\}:60$/);
    expect(subject).toMatch(/^x:meter:\{[\w-]{43}\}:[\w-]{43}:1$/);
    // What stands in braces says where it is kept.
    expect(String(subject).split('}')[0]).toBe(String(birthday).split('}')[0]);
  });

  it('says which is over its limit, and gives back all that it counted', async () => {
    for (const [reply, found] of [
      [1, uses[1]],
      [2, ofBirthday],
    ] as const) {
      const { redis, sent } = redisWith(
        [
          [null, 0],
          [null, reply],
          [null, 0],
        ],
        ok(2),
      );
      expect(await counterOn(redis).take([...uses, ofConsumer], 0)).toBe(found);
      expect(sent.map(([script, , , amount]) => [script, amount])).toEqual([
        ['take', 2],
        ['take', 1],
        ['take', 2],
        ['give back', 2],
        ['give back', 2],
      ]);
    }
  });

  it('counts very many a slice at a time, and no more of them once one is over its limit', async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ ...ofSubject, key: `k${n}` }));
    const counting = redisWith(ok(128), ok(128), ok(44));
    expect(await counterOn(counting.redis).take(many, 0)).toBeNull();
    expect(counting.sent).toHaveLength(300);
    const over = redisWith(ok(128), [...ok(127), [null, 1]], ok(128), ok(127));
    expect(await counterOn(over.redis).take(many, 0)).toBe(many[255]);
    expect(over.sent.filter(([script]) => script === 'take')).toHaveLength(256);
    expect(over.sent.filter(([script]) => script === 'give back')).toHaveLength(255);
  });

  it('sends no key as it is, and none that another key of ours would give', async () => {
    const names = async (ours: Buffer) => {
      const { redis, sent } = redisWith(ok(2));
      await counterOn(redis, ours).take(uses, 0);
      return sent.map(([, name]) => String(name));
    };
    const [mine, others] = [await names(key), await names(Buffer.alloc(32, 2))];
    expect(mine.join()).not.toContain('99010119860417');
    expect(new Set([...mine, ...others]).size).toBe(4);
  });

  it('keeps scopes and keys apart whose texts run together', async () => {
    const { redis, sent } = redisWith(ok(2));
    const together = [
      { ...ofConsumer, scope: 'a', key: 'bc' },
      { ...ofConsumer, scope: 'ab', key: 'c' },
    ];
    await counterOn(redis).take(together, 0);
    expect(new Set(sent.map(([, name]) => name)).size).toBe(2);
  });

  it.each([
    ['nothing', null],
    ['too little', ok(1)],
    [
      'an error',
      [
        [new Error('gone'), undefined],
        [null, 0],
      ] as Reply[],
    ],
    [
      'text',
      [
        [null, '0'],
        [null, 0],
      ] as Reply[],
    ],
  ])('fails when Redis answers with %s, so that the caller refuses', async (_, replies) => {
    await expect(counterOn(redisWith(replies).redis).take(uses, 0)).rejects.toThrow(/did not answer|gone/);
  });
});
