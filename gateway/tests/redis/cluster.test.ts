import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Cluster } from 'ioredis';
import { invalidateCache } from '../../cli/cache/invalidate-cache';
import type { Config } from '../../config/config';
import { loadConfig } from '../../config/load-config';
import { invalidationChannel } from '../../execute/cache/invalidation-message';
import { Invalidations } from '../../execute/cache/invalidations';
import { redisInvalidations } from '../../execute/cache/redis-invalidations';
import { redisStore } from '../../execute/cache/redis-store';
import { openRedis } from '../../redis/open-redis';
import type { CountedUse } from '../../share/meter/counter';
import { redisCounter } from '../../share/meter/redis-counter';
import { findRedis } from './find-redis';
import { type ClusterForTests, startCluster } from './start-cluster';

/** Limits, kept answers and invalidations over a Redis Cluster, of which `REDIS_URL` names one node. */

const source = findRedis();
const withCluster = source && 'program' in source ? describe : describe.skip;
const clock = { now: () => Date.now() };
const key = Buffer.alloc(32, 3);
const names = Array.from({ length: 30 }, (_, index) => `n${index}`);

const uses = (scope: string): CountedUse[] =>
  names.map((name) => ({ scope, key: name, amount: 1, windowMs: 60_000, limit: 2, what: 'in all' }));

let cluster: ClusterForTests;
let directory: string;

withCluster('a Redis Cluster', () => {
  let redis: Cluster;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'sharegraph-invalidate-'));
    if (source && 'program' in source) cluster = await startCluster(source.program);
    redis = (await openRedis(cluster.url, () => undefined)) as Cluster;
  }, 60_000);
  afterAll(() => {
    redis?.disconnect();
    cluster?.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('is recognised by one of its nodes', () => {
    expect(redis).toBeInstanceOf(Cluster);
    expect(redis.nodes('master')).toHaveLength(3);
  });

  it('counts uses whose keys live on different nodes', async () => {
    const counter = redisCounter(redis, { prefix: 'x:', key });
    expect(await counter.take(uses('s'), 0)).toBeNull();
    expect(await counter.take(uses('s'), 0)).toBeNull();
    expect(await counter.take(uses('s'), 0)).toMatchObject({ key: 'n0' });
    const all = { ...uses('t')[0]!, key: 'all', limit: 29 };
    const besides = uses('t').map((use) => ({ ...use, whenFirst: all }));
    expect(await counter.take(besides, 0)).toMatchObject({ key: 'all' });
  });

  it('counts uses of one place together, all or none', async () => {
    const counter = redisCounter(redis, { prefix: 'x:', key });
    const together = uses('of one place').map((use) => ({ ...use, place: 'psb' }));
    const takeAll = () => Promise.all([1, 2, 3].map(() => counter.take(together, 0)));
    expect(await takeAll()).toEqual([null, null, together[0]]);
    // What was refused has not been counted.
    const more = together.map((use) => ({ ...use, limit: 3 }));
    expect(await counter.take(more, 0)).toBeNull();
    expect(await counter.take(more, 0)).toMatchObject({ key: 'n0' });
  });

  it('keeps answers on all of its nodes', async () => {
    const store = redisStore(redis, { clock, timeoutMs: 5_000 });
    store.set(names.map((name) => ({ name, value: Buffer.from(name), lifeMs: 60_000 })));
    const kept = async () => (await store.get(names)).map(String);
    while ((await kept()).join() !== names.join());
    const sizes = await Promise.all(redis.nodes('master').map((node) => node.dbsize()));
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });

  it('tells of invalidations whichever node is heard, and of what was missed when that one is gone', async () => {
    const invalidations = { add: jest.fn(), forgetBefore: jest.fn() };
    const heard = () => invalidations.forgetBefore.mock.calls.length;
    const listening = redisInvalidations(redis, invalidations as unknown as Invalidations, clock, { pingMs: 50 });
    try {
      while (heard() === 0) await pause();
      listening.publish({ typeName: 'Person', entity: null });
      while (invalidations.add.mock.calls.length === 0) await pause();
      expect(invalidations.add).toHaveBeenCalledWith({ typeName: 'Person', entity: null }, expect.any(Number));
      expect(await invalidateCache(commandConfig(), { typeName: 'Person', key: null })).toBe(1);

      const port = await heardNode(redis);
      await cluster.kill(port as number);
      while (heard() === 1) await pause();
      expect(await heardNode(redis)).not.toBe(port);
      invalidations.add.mockClear();
      while (invalidations.add.mock.calls.length === 0) {
        listening.publish({ typeName: 'License', entity: null });
        await pause();
      }
    } finally {
      listening.close();
    }
    // A third of the keys is gone with the node: what cannot be counted is refused, and soon.
    const fromMs = performance.now();
    await expect(redisCounter(redis, { prefix: 'x:', key }).take(uses('gone'), 0)).rejects.toBeInstanceOf(Error);
    expect(performance.now() - fromMs).toBeLessThan(5_000);
  }, 30_000);
});

/** Of the command, which needs the gateways' key. */
function commandConfig(): Config {
  const pseudonymKeyFile = join(directory, 'pseudonym.key');
  writeFileSync(pseudonymKeyFile, key.toString('base64'));
  return { ...loadConfig({}, 'tool'), redisUrl: cluster.url, pseudonymKeyFile };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The port of the node at which the channel is heard. */
async function heardNode(redis: Cluster): Promise<number | undefined> {
  for (const node of redis.nodes()) {
    const [, count] = await node.pubsub('NUMSUB', invalidationChannel).catch(() => []);
    if (Number(count) > 0) return node.options.port;
  }
  return undefined;
}
