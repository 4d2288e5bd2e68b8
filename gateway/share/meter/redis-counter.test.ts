import { Cluster, type Redis } from 'ioredis';
import type { CountedUse } from './counter';
import { redisCounter } from './redis-counter';

type Script = 'take' | 'give back';
/** A command as it was sent: the groups that it counts, of each use its two keys and its six numbers. */
interface Sent {
  readonly script: Script;
  readonly groups: readonly (readonly { readonly names: string[]; readonly numbers: number[] }[])[];
}

/** A Redis that answers one command after another with this, then that all is counted, and what it was sent. */
function redisWith(...answers: unknown[]) {
  const sent: Sent[] = [];
  const run =
    (script: Script) =>
    async (keys: number, ...rest: (string | number)[]) => {
      const [names, numbers] = [rest.slice(0, keys) as string[], rest.slice(keys) as number[]];
      const settings = Array.from({ length: numbers.shift()! }, () => numbers.splice(0, 6));
      const groups = [];
      while (numbers.length > 0) {
        const uses = numbers.splice(0, numbers.shift()!).map((number) => settings[number]!);
        groups.push(uses.map((setting) => ({ names: names.splice(0, setting[3] === 0 ? 1 : 2), numbers: setting })));
      }
      sent.push({ script, groups });
      const answer = answers.length > 0 ? answers.shift() : groups.map(() => 0);
      if (answer instanceof Error) throw answer;
      return answer;
    };
  const redis = { defineCommand: () => undefined, sharegraphTake: run('take'), sharegraphGiveBack: run('give back') };
  return { sent, redis: redis as unknown as Redis };
}

/** The same, and as a cluster. */
function clusterWith(...answers: unknown[]) {
  const { sent, redis } = redisWith(...answers);
  return { sent, redis: Object.setPrototypeOf(redis, Cluster.prototype) as Redis };
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
const counterOn = (redis: Redis, ours = key) => redisCounter(redis, { prefix: 'x:', key: ours });

const amounts = ({ groups }: Sent) => groups.map((uses) => uses.map(({ numbers: [amount] }) => amount));

describe('redisCounter', () => {
  it('counts each use in its window, what is counted besides in the same step and place', async () => {
    const { redis, sent } = redisWith();
    expect(await counterOn(redis).take(uses, 3_600_000 + 59_999)).toBeNull();
    const [[first, second]] = sent[0]!.groups as unknown as [Sent['groups'][number]];
    expect(sent).toHaveLength(1);
    expect(first!.numbers).toEqual([2, 7, 120_000, 0, 0, 0]);
    expect(second!.numbers).toEqual([1, 3, 3_660_000, 1, 100, 3_660_000]);
    expect(first!.names[0]).toMatch(/^x:meter:\{[\w-]{43}\}:60$/);
    const [subject, birthday] = second!.names;
    expect(subject).toMatch(/^x:meter:\{[\w-]{43}\}:[\w-]{43}:1$/);
    // What stands in braces says where it is kept.
    expect(subject!.split('}')[0]).toBe(birthday!.split('}')[0]);
  });

  it('says which is over its limit', async () => {
    for (const [answer, found] of [
      [1, uses[0]],
      [3, uses[1]],
      [4, ofBirthday],
    ] as const) {
      const { redis, sent } = redisWith([answer]);
      expect(await counterOn(redis).take([...uses, ofConsumer], 0)).toBe(found);
      // What it counted before it has given back itself.
      expect(sent).toHaveLength(1);
    }
  });

  it('counts what is asked for in one turn in one command, each by itself', async () => {
    const { redis, sent } = redisWith([0, 1, 0]);
    const counter = counterOn(redis);
    const found = await Promise.all(
      [[ofConsumer], uses, [ofConsumer, ofConsumer]].map((some) => counter.take(some, 0)),
    );
    expect(found).toEqual([null, ofConsumer, null]);
    expect(sent.map(amounts)).toEqual([[[2], [2, 1], [2, 2]]]);
  });

  it('counts no more in one command than Redis does in a moment', async () => {
    const { redis, sent } = redisWith();
    const counter = counterOn(redis);
    await Promise.all(Array.from({ length: 100 }, () => counter.take(uses, 0)));
    expect(sent.map(({ groups }) => groups.length)).toEqual([64, 36]);
  });

  it('counts very many a slice at a time, and no more of them once one is over its limit', async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ ...ofSubject, key: `k${n}` }));
    const sizes = (sent: readonly Sent[]) => sent.map(({ script, groups }) => [script, groups.flat().length]);
    const counting = redisWith();
    expect(await counterOn(counting.redis).take(many, 0)).toBeNull();
    expect(sizes(counting.sent)).toEqual([
      ['take', 128],
      ['take', 128],
      ['take', 44],
    ]);
    const over = redisWith([0], [2 * 127 + 1]);
    expect(await counterOn(over.redis).take(many, 0)).toBe(many[255]);
    expect(sizes(over.sent)).toEqual([
      ['take', 128],
      ['take', 128],
      ['give back', 128],
    ]);
  });

  it('sends no key as it is, and none that another key of ours would give', async () => {
    const names = async (ours: Buffer) => {
      const { redis, sent } = redisWith();
      await counterOn(redis, ours).take(uses, 0);
      return sent[0]!.groups.flat().map(({ names: [own] }) => own);
    };
    const [mine, others] = [await names(key), await names(Buffer.alloc(32, 2))];
    expect(mine.join()).not.toContain('99010119860417');
    expect(new Set([...mine, ...others]).size).toBe(4);
  });

  it('keeps scopes and keys apart whose texts run together', async () => {
    const { redis, sent } = redisWith();
    const together = [
      { ...ofConsumer, scope: 'a', key: 'bc' },
      { ...ofConsumer, scope: 'ab', key: 'c' },
    ];
    await counterOn(redis).take(together, 0);
    expect(new Set(sent[0]!.groups.flat().map(({ names: [own] }) => own)).size).toBe(2);
  });

  it.each([
    ['nothing', null],
    ['too little', []],
    ['too much', [0, 0]],
    ['an error', new Error('gone')],
    ['text', ['0']],
  ])('fails when Redis answers with %s, so that the caller refuses', async (_, answer) => {
    await expect(counterOn(redisWith(answer).redis).take(uses, 0)).rejects.toThrow(/did not answer|gone/);
  });

  it('fails for those in one command that fails, and for nobody else', async () => {
    const { redis } = redisWith(new Error('gone'));
    const counter = counterOn(redis);
    const settled = await Promise.allSettled(Array.from({ length: 65 }, () => counter.take(uses, 0)));
    expect(settled.map(({ status }) => status)).toEqual([...Array(64).fill('rejected'), 'fulfilled']);
  });

  describe('in a cluster', () => {
    const place = 'psb';
    const inCase = { ...ofConsumer, key: 'case', place };
    const wanted = (subject: string) => [
      { ...ofConsumer, place },
      { ...uses[1]!, key: subject, whenFirst: { ...ofBirthday, key: subject.slice(0, 14) } },
      inCase,
    ];
    const tags = ({ groups }: Sent) => new Set(groups.flat().flatMap(({ names }) => names.map(tagOf)));
    const tagOf = (name: string) => /\{.+\}/.exec(name)?.[0];

    it('counts what has one place in one command for all of a turn, and nothing else with it', async () => {
      const { redis, sent } = clusterWith();
      const counter = counterOn(redis);
      const subjects = ['990101198604170244', '990101199001010011'];
      expect(await Promise.all(subjects.map((subject) => counter.take(wanted(subject), 0)))).toEqual([null, null]);
      expect(sent.map(amounts)).toEqual([
        [
          [2, 2],
          [2, 2],
        ],
        [[1]],
        [[1]],
      ]);
      // A command whose keys are not in one slot is refused.
      expect(sent.map((one) => tags(one).size)).toEqual([1, 1, 1]);
      expect(new Set(sent.flatMap((one) => [...tags(one)])).size).toBe(3);
      const own = sent[0]!.groups[0]!.map(({ names: [name] }) => name);
      expect(new Set(own).size).toBe(2);
    });

    it('waits for no place but its own', async () => {
      const { redis, sent } = clusterWith(new Promise(() => undefined));
      const counter = counterOn(redis);
      const [gone, there] = ['a', 'b'].map((name) => counter.take([{ ...ofConsumer, key: name }], 0));
      expect(await Promise.race([gone, there])).toBeNull();
      expect(await there).toBeNull();
      expect(sent).toHaveLength(2);
    });

    it.each([
      ['is over its limit', [1], ofBirthday.windowMs],
      ['cannot be counted', new Error('gone'), null],
    ])('gives back what it counted at one place when something at another %s', async (_, answer, windowMs) => {
      const { redis, sent } = clusterWith([0], answer);
      const counting = counterOn(redis).take(wanted('990101198604170244'), 0);
      if (windowMs === null) await expect(counting).rejects.toThrow('gone');
      else expect(await counting).toMatchObject({ windowMs });
      expect(sent.map(({ script }) => script)).toEqual(['take', 'take', 'give back']);
      expect(sent[2]!.groups).toEqual(sent[0]!.groups);
    });
  });
});
