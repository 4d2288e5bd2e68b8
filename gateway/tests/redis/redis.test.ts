import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import type { CompiledPolicy, Limits, ShareRequest } from '../../../policies/engine/model';
import { graphFacts } from '../../../policies/store/graph-facts';
import { fileReader } from '../../../policies/store/reader';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { cast } from '../../../subgraphs/registers/cast';
import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { openRedis } from '../../redis/open-redis';
import { createMeter } from '../../share/meter/meter';
import { redisCounter } from '../../share/meter/redis-counter';
import type { Decision } from '../../share/model';
import { startCutOffProxy } from '../cut-off-proxy';
import { type Answer, startWorld, testNowMs, type World } from '../world/world';
import { findRedis } from './find-redis';
import { type RedisForTests, startRedis } from './start-redis';

/** Limits that replicas hold together, on a real Redis. */

const source = findRedis();
const withRedis = source ? describe : describe.skip;
/** What needs a Redis that may be killed. */
const withOwnRedis = source && 'program' in source ? describe : describe.skip;

// Not born on one day in one place, which guesses are counted by.
const { zhangMin, wangFang, zhaoLei } = cast.persons;
const identifiers = [zhangMin, wangFang, zhaoLei].map(({ idNumber }) => idNumber);
const limits: Limits = { perConsumerPerMinute: 100, perSubjectPerHour: 4, perBirthdayPerHour: 4, perCase: 100 };

let redis: RedisForTests;
const clients: Redis[] = [];
beforeAll(async () => {
  if (source) redis = await startRedis(source);
});
afterAll(async () => {
  for (const client of clients) client.disconnect();
  await redis?.close();
});

const key = Buffer.alloc(32, 1);
const hourMs = 3_600_000;

/** As a gateway opens it. */
function open(): Redis {
  const client = new Redis(redis.url, { maxRetriesPerRequest: 1 });
  client.on('error', () => undefined);
  clients.push(client);
  return client;
}

function decision(subject: string): Decision {
  return {
    policy: { limits: () => limits, quotaPerDay: () => null } as unknown as CompiledPolicy,
    request: { organisation: 'psb', item: 'I', case: 'I-1', nowMs: testNowMs } as ShareRequest,
    charges: [{ kind: 'verify', coordinate: 'Query.verifyPerson', subject }],
  } as unknown as Decision;
}

/** No identifier, in any part that would tell one, in plain text or as base64 or hex of it. */
function expectNoIdentifier(entries: Readonly<Record<string, string>>): void {
  const text = JSON.stringify(entries);
  for (const identifier of identifiers) {
    const bytes = Buffer.from(identifier);
    for (const trace of [identifier, identifier.slice(0, 14), bytes.toString('base64'), bytes.toString('hex')])
      expect(text).not.toContain(trace.replace(/=+$/, ''));
  }
}

withRedis('openRedis', () => {
  it('gives up a connection over which nothing comes back, and counts over another', async () => {
    const network = await startCutOffProxy(Number(new URL(redis.url).port));
    const client = await openRedis(`redis://127.0.0.1:${network.port}`, () => undefined);
    try {
      const counter = redisCounter(client, { prefix: 'silent:', key });
      const take = () =>
        counter.take([{ scope: 's', key: 'k', amount: 1, windowMs: 60_000, limit: 9, what: 'in all' }], testNowMs);
      expect(await take()).toBeNull();
      network.cut();
      network.heal();
      await expect(take()).rejects.toThrow('timed out');
      const failedMs = performance.now();
      await expect(take()).rejects.toThrow('a moment ago');
      expect([counter.healthy, performance.now() - failedMs < 500]).toEqual([false, true]);
      const fromMs = performance.now();
      let within = false;
      while (!within && performance.now() - fromMs < 10_000)
        within = await Promise.resolve(take()).then(
          (over) => over === null,
          () => false,
        );
      expect([within, counter.healthy]).toEqual([true, true]);
    } finally {
      client.disconnect();
      await network.close();
    }
  }, 30_000);
});

withRedis('redisCounter', () => {
  it('is not healthy while Redis takes nothing more, though it answers', async () => {
    const client = open();
    const counter = redisCounter(client, { prefix: 'f:', key });
    const use = { scope: 's', key: 'k', amount: 1, windowMs: hourMs, limit: 99, what: 'in all' };
    expect(await counter.take([use], testNowMs)).toBeNull();
    await client.config('SET', 'maxmemory', '1');
    try {
      await expect(counter.take([use], testNowMs)).rejects.toThrow('OOM');
      expect([await client.ping(), counter.healthy]).toEqual(['PONG', false]);
    } finally {
      await client.config('SET', 'maxmemory', '0');
    }
    await eventually(async () => counter.healthy);
    expect(await counter.take([use], testNowMs)).toBeNull();
  });

  it('adds up what two replicas count, also at once', async () => {
    const [one, other] = [redisCounter(open(), { prefix: 'a:', key }), redisCounter(open(), { prefix: 'a:', key })];
    const use = { scope: 'scope', key: 'key', amount: 2, windowMs: 60_000, limit: 60, what: 'in all' };
    const within = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        (n % 2 ? one : other).take([use, { ...use, key: 'beside', limit: 1_000 }], testNowMs),
      ),
    );
    expect(within.filter((over) => over === null)).toHaveLength(30);
    // Of the others nothing was counted.
    expect(await one.take([{ ...use, key: 'beside', limit: 62 }], testNowMs)).toBeNull();
    expect(await other.take([{ ...use, key: 'beside', limit: 63 }], testNowMs)).not.toBeNull();
  });

  it('gives back what it counted before the one that is over, of everybody who asks in the same turn', async () => {
    const client = open();
    const counter = redisCounter(client, { prefix: 'e:', key });
    const of = (name: string, limit: number) => {
      return { scope: 's', key: name, amount: 2, windowMs: hourMs, limit, what: 'in all' };
    };
    const first = { ...of('first', 100), whenFirst: of('besides', 100) };
    const asked = [
      [first, of('over', 1)],
      [of('own', 100), first],
      [first, { ...of('last', 100), whenFirst: of('over', 1) }],
    ];
    const found = await Promise.all(asked.map((uses) => counter.take(uses, testNowMs)));
    expect(found).toEqual([of('over', 1), null, of('over', 1)]);
    // Of the second one alone: its own, the first one, and what is counted besides that.
    const names = Object.keys(await redis.dump()).filter((name) => name.startsWith('e:'));
    expect(await Promise.all(names.map((name) => client.get(name)))).toEqual(['2', '2', '2']);
  });

  it('lets nobody through who asks for many of one birthday, each of them at once and again', async () => {
    const counter = redisCounter(open(), { prefix: 'd:', key });
    const all = { scope: 't', key: 'all', amount: 1, windowMs: hourMs, limit: 3, what: 'in all' };
    const ask = (n: number) => {
      const one = { scope: 's', key: `k${n}`, amount: 1, windowMs: hourMs, limit: 100, what: 'in all', whenFirst: all };
      return counter.take([{ ...all, scope: 'u', limit: 1_000 }, one], testNowMs);
    };
    const admitted = new Set<number>();
    for (let round = 0; round < 3; round += 1) {
      const asked = Array.from({ length: 60 }, (_, index) => index >> 1);
      const settled = await Promise.all(asked.map(ask));
      for (const [index, over] of settled.entries()) if (over === null) admitted.add(asked[index] as number);
    }
    expect(admitted.size).toBe(3);
  });

  it('counts each window from nothing, and leaves none behind', async () => {
    const client = open();
    const counter = redisCounter(client, { prefix: 'b:', key });
    const windows = async () => Object.keys(await redis.dump()).filter((name) => name.startsWith('b:'));
    const take = (amount: number, limit: number, nowMs: number) =>
      counter.take([{ scope: 'scope', key: 'key', amount, windowMs: hourMs, limit, what: 'in all' }], nowMs);
    expect(await take(3, 3, 5 * hourMs)).toBeNull();
    expect(await take(1, 3, 6 * hourMs - 1)).not.toBeNull();
    expect(await take(1, 1, 6 * hourMs)).toBeNull();
    const long = await windows();
    expect(long).toHaveLength(2);
    for (const name of long) {
      expect(await client.pttl(name)).toBeGreaterThan(hourMs / 2);
      expect(await client.pttl(name)).toBeLessThanOrEqual(hourMs + 60_000);
    }
    await counter.take([{ scope: 'scope', key: 'short', amount: 1, windowMs: 20, limit: 1, what: 'in all' }], 0);
    await eventually(async () => (await windows()).length === long.length);
  });
});

withRedis('a meter on Redis', () => {
  it('holds one limit over two replicas and tells Redis no identifier', async () => {
    const meters = [open(), open()].map((client) => createMeter(redisCounter(client, { prefix: 'c:', key })));
    const settled = [];
    for (let n = 0; n < 8; n++)
      settled.push(...(await Promise.allSettled([meters[n % 2]!(decision(identifiers[0]!))])));
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      true,
      ...Array(4).fill(false),
    ]);
    expect(settled.at(-1)).toMatchObject({ reason: { code: 'LIMIT_REACHED' } });
    const counted = Object.keys(await redis.dump()).filter((key) => key.startsWith('c:'));
    // By consumer, by subject, by what guesses have in common and by case.
    expect(counted.length).toBe(4);
    expectNoIdentifier(await redis.dump());
  });
});

withRedis('two gateways on one Redis', () => {
  const root = packageRoot();
  const graph = loadGraph(readFileSync(join(root, 'schema', 'supergraph.graphql'), 'utf8'));
  const live = fileReader(join(root, 'policies'), graph.full, graphFacts(graph.sdl)).current();
  const strict: CompiledPolicy = Object.create(live, {
    limits: { value: () => limits },
    quotaPerDay: { value: () => null },
  });
  let database: TestDatabase;
  let worlds: readonly [World, World];
  beforeAll(async () => {
    database = await testDatabase({ persons: 120, entities: 80 });
    worlds = [await start(redis.url), await start(redis.url)];
  });
  afterAll(async () => {
    for (const world of worlds ?? []) await world.close();
    await database?.drop();
  });

  const start = (url: string) =>
    startWorld({ databaseUrl: database.url, environment: { REDIS_URL: url }, policy: { current: () => strict } });
  const verify = (world: World, { idNumber, name }: typeof zhangMin): Promise<Answer> =>
    world.ask({
      persona: 'amr',
      query: 'query ($id: IdNumber!, $name: String!) { verifyPerson(idNumber: $id, name: $name) }',
      variables: { id: idNumber, name },
    });
  const refusal = (code: string) => ({
    errors: [expect.objectContaining({ extensions: expect.objectContaining({ code }) })],
  });
  const refused = refusal('LIMIT_REACHED');
  const unavailable = refusal('LIMITS_UNAVAILABLE');

  it('refuse together what is asked of either', async () => {
    const answers = [];
    for (let n = 0; n < 6; n++) answers.push((await verify(worlds[n % 2]!, zhangMin)).body);
    const answered = { data: { verifyPerson: 'MATCH' } };
    expect(answers.slice(0, 4)).toEqual(Array(4).fill(expect.objectContaining(answered)));
    expect(answers.slice(4)).toEqual(Array(2).fill(refused));
    const entries = await redis.dump();
    expect(Object.keys(entries).some((key) => key.startsWith('sharegraph:meter:'))).toBe(true);
    expectNoIdentifier(entries);
  });

  withOwnRedis('when Redis dies', () => {
    it('refuse, and answer again when it is back', async () => {
      expect((await verify(worlds[0], wangFang)).body).toMatchObject({ data: { verifyPerson: 'MATCH' } });
      await redis.stop();
      for (const world of worlds) expect((await verify(world, wangFang)).body).toEqual(unavailable);
      for (const { gateway } of worlds) expect(gateway.ready()).toMatchObject({ ok: true, limits: false });
      await redis.start();
      for (const world of worlds) await eventually(async () => 'data' in (await verify(world, wangFang)).body);
      for (const { gateway } of worlds) expect(gateway.ready()).toMatchObject({ ok: true, limits: true });
    });

    it('refuse in time when it takes connections and says nothing', async () => {
      const world = await patiently(() => start(redis.hastyUrl));
      try {
        redis.freeze();
        try {
          expect((await verify(world, zhaoLei)).body).toEqual(unavailable);
        } finally {
          redis.thaw();
        }
        await eventually(async () => 'data' in (await verify(world, zhaoLei)).body);
      } finally {
        await world.close();
      }
    });
  });
});

/** Tries again until it succeeds; jest's own limit ends it. Who is hasty may find a Redis that only came late. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (;;) {
    const result = await work().catch(() => null);
    if (result) return result;
  }
}

/** Asks again until it holds; jest's own limit ends it. */
async function eventually(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 20));
}
