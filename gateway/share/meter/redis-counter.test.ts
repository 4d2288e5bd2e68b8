import type { Redis } from 'ioredis';
import type { CountedUse } from './counter';
import { redisCounter } from './redis-counter';

type Reply = [Error | null, unknown];

/** A Redis that answers a transaction with these replies, and what it was sent. */
function redisWith(...answers: (Reply[] | null)[]) {
  const sent: (string | number)[][] = [];
  const batch = {
    incrby(key: string, amount: number) {
      sent.push(['incrby', key, amount]);
      return batch;
    },
    pexpire(key: string, ms: number) {
      sent.push(['pexpire', key, ms]);
      return batch;
    },
    exec: async () => answers.shift() ?? null,
  };
  return { sent, redis: { multi: () => batch } as unknown as Redis };
}

const key = Buffer.alloc(32, 1);
const uses = [
  { scope: 'lookup psb', key: 'A', amount: 2, windowMs: 60_000, limit: 7, what: 'in a minute' },
  {
    scope: 'lookup psb',
    key: '990101198604170244',
    amount: 1,
    windowMs: 3_600_000,
    limit: 3,
    what: 'of one subject in an hour',
  },
];
const counted: Reply[] = [
  [null, 7],
  [null, 1],
  [null, 3],
  [null, 1],
];

describe('redisCounter', () => {
  it('adds each use to its window, which Redis forgets by itself, and says whether all are within their limits', async () => {
    const { redis, sent } = redisWith(counted);
    const counter = redisCounter(redis, { prefix: 'x:', key });
    expect(await counter.take(uses, 3_600_000 + 59_999)).toBeNull();
    for (const over of [
      [{ ...uses[0], limit: 6 }, uses[1]],
      [uses[0], { ...uses[1], limit: 2 }],
    ])
      expect(
        await redisCounter(redisWith(counted).redis, { prefix: 'x:', key }).take(over as CountedUse[], 0),
      ).toMatchObject({ limit: expect.any(Number) });
    const [first, second] = [String(sent[0]?.[1]), String(sent[2]?.[1])];
    expect(sent).toEqual([
      ['incrby', first, 2],
      ['pexpire', first, 60_000],
      ['incrby', second, 1],
      ['pexpire', second, 3_600_000],
    ]);
    expect(first).toMatch(/^x:meter:[\w-]{43}:60$/);
    expect(second).toMatch(/^x:meter:[\w-]{43}:1$/);
  });

  it('counts besides what is named with a use that is the first of its window', async () => {
    const whenFirst = { ...(uses[1] as CountedUse), scope: 'guess psb', key: '99010119860417' };
    const asked = uses.map((use) => ({ ...use, whenFirst }));
    const first: Reply[] = [
      [null, 7],
      [null, 1],
      [null, 1],
      [null, 1],
    ];
    const one = (total: number): Reply[] => [
      [null, total],
      [null, 1],
    ];
    const counting = redisWith(first, one(3));
    expect(await redisCounter(counting.redis, { prefix: 'x:', key }).take(asked, 0)).toBeNull();
    expect(counting.sent).toHaveLength(6);
    const over = redisWith(first, one(4), [...first, ...one(3)]);
    expect(await redisCounter(over.redis, { prefix: 'x:', key }).take(asked, 0)).toBe(whenFirst);
    // Both of what was asked and what is counted besides were given back.
    const amounts = over.sent.flatMap(([command, , amount]) => (command === 'incrby' ? [amount] : []));
    expect(amounts).toEqual([2, 1, 1, -2, -1, -1]);
    const known = redisWith(counted);
    expect(await redisCounter(known.redis, { prefix: 'x:', key }).take(asked, 0)).toBeNull();
    expect(known.sent).toHaveLength(4);
  });

  it('counts very many a slice at a time, and no more of them once one is over its limit', async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ ...(uses[1] as CountedUse), key: `k${n}` }));
    const ones = (count: number): Reply[] =>
      Array.from(
        { length: count },
        () =>
          [
            [null, 1],
            [null, 1],
          ] as Reply[],
      ).flat();
    const counting = redisWith(ones(128), ones(128), ones(44));
    expect(await redisCounter(counting.redis, { prefix: 'x:', key }).take(many, 0)).toBeNull();
    expect(counting.sent).toHaveLength(600);
    const over = redisWith(ones(128), [...ones(127), [null, 4], [null, 1]], ones(128), ones(128));
    expect(await redisCounter(over.redis, { prefix: 'x:', key }).take(many, 0)).toBe(many[255]);
    expect(over.sent).toHaveLength(2 * 2 * 256);
  });

  it('sends no key as it is, and none that another key of ours would give', async () => {
    const names = async (ours: Buffer) => {
      const { redis, sent } = redisWith(counted);
      await redisCounter(redis, { prefix: 'x:', key: ours }).take(uses, 0);
      return sent.map(([, name]) => String(name));
    };
    const [mine, others] = [await names(key), await names(Buffer.alloc(32, 2))];
    expect(mine.join()).not.toContain('990101198604170244');
    expect(new Set([...mine, ...others]).size).toBe(4);
  });

  it('keeps scopes and keys apart whose texts run together', async () => {
    const { redis, sent } = redisWith(counted);
    const use = { amount: 1, windowMs: 60_000, limit: 9, what: 'in a minute' };
    const together = [
      { ...use, scope: 'a', key: 'bc' },
      { ...use, scope: 'ab', key: 'c' },
    ];
    await redisCounter(redis, { prefix: 'x:', key }).take(together, 0);
    expect(new Set(sent.map(([, name]) => name)).size).toBe(2);
  });

  it.each([
    ['nothing', null],
    ['too little', [[null, 7]] as Reply[]],
    [
      'an error',
      [
        [new Error('gone'), undefined],
        [null, 1],
        [null, 3],
        [null, 1],
      ] as Reply[],
    ],
    [
      'text',
      [
        [null, '7'],
        [null, 1],
        [null, 3],
        [null, 1],
      ] as Reply[],
    ],
  ])('fails when Redis answers with %s, so that the caller refuses', async (_, replies) => {
    const counter = redisCounter(redisWith(replies).redis, { prefix: 'x:', key });
    await expect(counter.take(uses, 0)).rejects.toThrow('the counter did not answer');
  });
});
