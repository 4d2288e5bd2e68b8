import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { invalidateCache } from '../../cli/cache/invalidate-cache';
import { loadConfig } from '../../config/load-config';
import { sharedLoader } from '../../execute/batch/shared-loader';
import { openCache } from '../../execute/cache/open-cache';
import { redisStore } from '../../execute/cache/redis-store';
import type { DepartmentRequest, Departments } from '../../execute/department';
import { executePlan } from '../../execute/execute-plan';
import type { Loader } from '../../execute/loader';
import { createPlanner } from '../../plan/planner';
import { startCutOffProxy } from '../cut-off-proxy';
import { inProcessDepartments } from '../reference/in-process-departments';
import { library, libraryContext } from '../reference/library/library';
import { libraryWorld } from '../reference/library/world';
import { findRedis } from './find-redis';
import { type RedisForTests, startRedis } from './start-redis';

/** What Redis keeps for replicas, and what it costs them when it fails. */

const source = findRedis();
const { graph, subgraphs } = library();
const planner = createPlanner(graph);
const honest = inProcessDepartments(subgraphs, libraryContext(libraryWorld(1), Infinity));
const nested = 'query ($pid: ID!) { person_v: person(pid: $pid) { pid name reviews_1: reviews(first: 1) { id } } }';
const clock = { now: () => Date.now() };

interface Replica {
  ask(pid: string): Promise<string>;
  readonly requests: DepartmentRequest[];
  readonly redis: Redis;
  invalidate(typeName: string): void;
  close(): void;
}

async function replica(url: string, secret = 7, redisTimeoutMs = 100_000): Promise<Replica> {
  const redis = new Redis(url, { maxRetriesPerRequest: 1, lazyConnect: true });
  redis.on('error', () => undefined);
  await redis.connect();
  const requests: DepartmentRequest[] = [];
  const departments: Departments = {
    call(request) {
      requests.push(request);
      return honest.call(request);
    },
  };
  const cache = openCache({
    maxBytes: 1_000_000,
    redis,
    redisTimeoutMs,
    secret: Buffer.alloc(32, secret),
    clock,
    pingMs: 50,
  });
  const loader: Loader = cache.loader(sharedLoader(departments, { places: 4, mostGroups: 100 }));
  return {
    requests,
    redis,
    invalidate: (typeName) => cache.invalidate(typeName, null),
    async ask(pid) {
      const { data } = await executePlan({
        plan: planner(nested),
        graph,
        variables: { pid },
        departments,
        loader,
        sharing: { revision: 'r', of: () => ({ varyBy: 'nothing', ttlSeconds: 60, staleIfErrorSeconds: 0 }) },
        member: { organisation: 'o', client: 'c', operator: null, item: null, case: null },
        signal: new AbortController().signal,
        deadlineMs: Number.MAX_SAFE_INTEGER,
        clock,
      });
      return JSON.stringify(data);
    },
    close() {
      cache.close();
      redis.disconnect();
    },
  };
}

/** Until something is so; rejects by the test's own time limit. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise(setImmediate);
}

(source ? describe : describe.skip)('answers kept in Redis', () => {
  let server: RedisForTests;
  const replicas: Replica[] = [];
  const open = async (secret?: number): Promise<Replica> => {
    const made = await replica(server.url, secret);
    replicas.push(made);
    // Before the subscription stands, everything that others have kept counts as out of date.
    const admin = made.redis.duplicate();
    await admin.connect();
    await until(
      async () => Number((await admin.pubsub('NUMSUB', 'sharegraph:cache:invalidate'))[1]) >= replicas.length,
    );
    admin.disconnect();
    // Redis has said so to the replica, too, which may still have to read it.
    await new Promise((resolve) => setTimeout(resolve, 20));
    return made;
  };

  const names = async (): Promise<string[]> =>
    Object.keys(await server.dump()).filter((name) => name.startsWith('sharegraph:cache:'));

  beforeAll(async () => {
    if (source) server = await startRedis(source);
  }, 240_000);
  afterEach(() => {
    for (const one of replicas.splice(0)) one.close();
  });
  afterAll(() => server?.close());

  test('serve another replica, under names and in a form that tell nothing', async () => {
    const [first, second] = [await open(), await open()];
    const answer = await first.ask('p1');
    expect(first.requests.length).toBe(2);
    await until(async () => (await names()).length >= 2);
    expect(await second.ask('p1')).toBe(answer);
    expect(second.requests).toHaveLength(0);
    for (const key of await names()) {
      expect(key).toMatch(/^sharegraph:cache:[\w-]{43}$/);
      const value = (await first.redis.getBuffer(key))?.toString('latin1') ?? '';
      expect(value).not.toMatch(/p1|Person|reviews|pid/);
      expect(await first.redis.pttl(key)).toBeGreaterThan(0);
    }
  });

  test('are nothing to a gateway with another secret, or when they were exchanged', async () => {
    const first = await open();
    await first.ask('p2');
    await first.ask('p3');
    await until(async () => (await names()).length >= 4);
    expect((await (await open(8)).ask('p2')).length).toBeGreaterThan(10);
    expect(replicas.at(-1)?.requests.length).toBe(2);
    const keys = await names();
    const values = await Promise.all(keys.map((key) => first.redis.getBuffer(key)));
    for (const [index, key] of keys.entries()) {
      await first.redis.set(key, values[(index + 1) % keys.length] as Buffer, 'PX', 60_000);
    }
    const third = await open();
    expect(JSON.parse(await third.ask('p2'))).toMatchObject({ person_v: { pid: 'p2' } });
    expect(third.requests).toHaveLength(2);
  });

  test('count for no replica once their type is invalidated at one', async () => {
    const [first, second] = [await open(), await open()];
    await first.ask('p4');
    await second.ask('p4');
    second.requests.length = 0;
    await second.ask('p4');
    expect(second.requests).toHaveLength(0);
    first.invalidate('Person');
    await until(async () => {
      await second.ask('p4');
      return second.requests.length > 0;
    });
  });

  test('count for no replica once the command invalidates their type or their entity', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sharegraph-invalidate-'));
    const pseudonymKeyFile = join(directory, 'pseudonym.key');
    writeFileSync(pseudonymKeyFile, Buffer.alloc(32, 7).toString('base64'));
    const config = { ...loadConfig({}, 'tool'), redisUrl: server.url, pseudonymKeyFile };
    const both = [await open(), await open()];
    const askAll = async (): Promise<void> => {
      for (const one of both) for (const pid of ['p6', 'p7']) await one.ask(pid);
    };
    const askedAgain = () => both.map(({ requests }) => requests.map(({ variablesText }) => variablesText).join());
    await askAll();
    for (const { requests } of both) requests.length = 0;
    await askAll();
    expect(both.flatMap(({ requests }) => requests)).toEqual([]);

    expect(await invalidateCache(config, { typeName: 'Person', key: { pid: 'p6' } })).toBe(2);
    await until(async () => {
      await askAll();
      return both.every(({ requests }) => requests.length > 0);
    });
    for (const text of askedAgain()) expect([text.includes('p6'), text.includes('p7')]).toEqual([true, false]);

    expect(await invalidateCache(config, { typeName: 'Person', key: null })).toBe(2);
    await until(async () => {
      await askAll();
      return askedAgain().every((text) => text.includes('p7'));
    });
    rmSync(directory, { recursive: true, force: true });
  });

  test('count for nobody who was cut off without a word while something was invalidated', async () => {
    const network = await startCutOffProxy(Number(new URL(server.url).port));
    const cutOff = await replica(`redis://127.0.0.1:${network.port}`, 7, 20);
    replicas.push(cutOff);
    const other = await open();
    await until(async () => {
      cutOff.requests.length = 0;
      await cutOff.ask('p8');
      return cutOff.requests.length === 0;
    });
    network.cut();
    other.invalidate('Person');
    await cutOff.ask('p8');
    expect(cutOff.requests).toHaveLength(0);
    network.heal();
    await until(async () => {
      await cutOff.ask('p8');
      return cutOff.requests.length > 0;
    });
    await network.close();
  });

  test('that cannot be had are a miss: a Redis that hangs or is gone costs a bounded wait, and no answer', async () => {
    const { redis } = await open();
    const stopped = { time: 0, now: () => stopped.time };
    const store = redisStore(redis, { clock: stopped, timeoutMs: 50, restMs: 1_000 });
    const asked = jest.spyOn(redis, 'mgetBuffer');
    server.freeze();
    expect(await store.get(['x', 'y'])).toEqual([null, null]);
    // It is not asked again for a while.
    stopped.time = 999;
    expect(await store.get(['x'])).toEqual([null]);
    expect(asked).toHaveBeenCalledTimes(1);
    stopped.time = 1_000;
    expect(await store.get(['x'])).toEqual([null]);
    expect(asked).toHaveBeenCalledTimes(2);
    server.thaw();
    const gone = await open();
    await server.stop();
    expect(JSON.parse(await gone.ask('p5'))).toMatchObject({ person_v: { pid: 'p5' } });
    await server.start();
  });
});
