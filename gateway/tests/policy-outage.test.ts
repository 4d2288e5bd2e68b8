import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { compilePolicy } from '../../policies/engine/compile-policy';
import { announcementChannel, writeAnnouncement } from '../../policies/revision/announcement';
import { createIssuer } from '../../policies/revision/issuer';
import type { PolicyStore } from '../../policies/store/postgres/model';
import { openPolicyStore } from '../../policies/store/postgres/open-policy-store';
import { readPolicyFolder } from '../../policies/store/postgres/policy-folder';
import { postgresRevisionSource } from '../../policies/store/postgres/revision-source';
import { packageRoot } from '../../schema/lib/package-root';
import { systemClock } from '../../schema/lib/system-clock';
import { loadGraph } from '../../schema/supergraph';
import { cast } from '../../subgraphs/registers/cast';
import { type RunningPostgres, startPostgres } from '../../subgraphs/registers/postgres';
import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import { descendants } from '../cli/tests/descendants';
import { keepAsking } from '../policy/keep-asking';
import { openLivePolicy } from '../policy/live-policy';
import type { LivePolicy, RevisionSource } from '../policy/model';
import { PolicyCopy } from '../policy/policy-copy';
import { redisAnnouncements } from '../policy/redis-announcements';
import { type CutOffProxy, startCutOffProxy } from './cut-off-proxy';
import { findRedis } from './redis/find-redis';
import { type RedisForTests, startRedis } from './redis/start-redis';
import { type Answer, startWorld, type World } from './world/world';

/** What becomes of answers when the policy store and Redis are gone, or a revision comes every moment. */

const source = findRedis();
const withOwnRedis = source && 'program' in source && existsSync('/proc/self/stat') ? describe : describe.skip;

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-policy-outage-'));
const maxAgeMs = 10_000;
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const { full } = loadGraph(readFileSync(join(packageRoot(), 'schema', 'supergraph.graphql'), 'utf8'));
const by = { actor: 'test', reason: 'a test' };
const query = `{ person(idNumber: "${cast.persons.zhangMin.idNumber}") { name licenses { status } mobile } }`;

let redis: RedisForTests;
let postgres: RunningPostgres;
let registers: TestDatabase;
let store: PolicyStore;
let publisher: Redis;
/** Between what asks and hears of revisions, and what says them. */
let networks: { readonly postgres: CutOffProxy; readonly redis: CutOffProxy };
let world: World;
let live: LivePolicy;
let elapsedMs = 0;
/** What was announced last. */
let announced = '';
/** While the store says nothing, it is not waited for; otherwise for as long as a busy machine takes. */
let silent = false;

withOwnRedis('with a policy store and a Redis of its own', () => {
  beforeAll(async () => {
    [redis, postgres, registers] = await Promise.all([
      startRedis(source!),
      startPostgres({ directory: join(directory, 'postgres') }),
      testDatabase(),
    ]);
    publisher = new Redis(redis.url, { maxRetriesPerRequest: 0 });
    publisher.on('error', () => undefined);
    store = await openPolicyStore({
      databaseUrl: postgres.url,
      issuer: createIssuer(privateKey),
      clock: systemClock,
      check: async (documents) => compilePolicy(documents, full).faults,
      announce: async (signed) => {
        announced = writeAnnouncement(signed);
        await publisher.publish(announcementChannel, announced);
      },
    });
    await store.seed({ texts: readPolicyFolder(join(packageRoot(), 'policies')), ...by });
    // What was revoked before an outage stays so through all of it.
    await store.overlay({ suspend: { agreements: ['s07-licenses-psb'] }, ...by });
    networks = {
      postgres: await startCutOffProxy(Number(new URL(postgres.url).port)),
      redis: await startCutOffProxy(Number(new URL(redis.url).port)),
    };
    live = await openLivePolicy({
      source: eitherOf(
        postgresRevisionSource(postgres.url, 60_000),
        postgresRevisionSource(through(postgres.url, networks.postgres), 300),
      ),
      copy: new PolicyCopy(join(directory, 'copy')),
      issuers: [publicKey],
      loader: { compile: async (documents) => compilePolicy(documents, full), pause: async () => undefined },
      replica: 'test',
      clock: systemClock,
      elapsed: { now: () => elapsedMs },
      maxAgeMs,
      graceMs: 0,
    });
    world = await startWorld({ databaseUrl: registers.url, policy: live });
  });
  afterAll(async () => {
    await world?.close();
    await live?.close();
    await networks?.postgres.close();
    await networks?.redis.close();
    publisher?.disconnect();
    await store?.close();
    await postgres?.stop();
    await redis?.close();
    await registers?.drop();
    rmSync(directory, { recursive: true, force: true });
  });

  const ask = (): Promise<Answer> => world.ask({ persona: 'psb', query });

  /** Answers as before, shows nothing that is switched off, and stops when the revision is too old. */
  async function expectBoundedService(): Promise<void> {
    const before = live.current().revision;
    for (let second = 1; second <= 10; second += 1) {
      elapsedMs += maxAgeMs / 10;
      if (second % 5 === 0) await live.poll();
      const { response, body } = await ask();
      expect([response.status, body.extensions.share.revision]).toEqual([200, before]);
      expect([body.data.person.licenses, body.data.person.mobile]).toEqual([null, '138****0001']);
    }
    elapsedMs += 1;
    const { response, body } = await ask();
    expect([response.status, body.errors[0].extensions.code, body.data]).toEqual([503, 'POLICY_EXPIRED', undefined]);
    expect(response.headers['retry-after']).toBe('5');
    expect(world.gateway.ready()).toMatchObject({ ok: false, policy: false });
  }

  async function expectServiceAgain(): Promise<void> {
    // A connection that broke is replaced when it is next asked for.
    await until(async () => {
      await live.poll();
      return live.status().ageMs === 0;
    });
    expect((await ask()).response.status).toBe(200);
  }

  const postmaster = () =>
    Number(readFileSync(join(directory, 'postgres', 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
  const signalAll = (signal: 'SIGSTOP' | 'SIGCONT') => {
    const pid = postmaster();
    for (const each of [pid, ...descendants(pid)]) process.kill(each, signal);
  };

  test('both stopped: the last good revision, then refusals, then answers again', async () => {
    silent = true;
    signalAll('SIGSTOP');
    redis.freeze();
    try {
      await expectBoundedService();
      signalAll('SIGCONT');
      redis.thaw();
      await expectServiceAgain();
    } finally {
      signalAll('SIGCONT');
      redis.thaw();
      silent = false;
    }
  });

  test('both killed: the same, and a revocation made meanwhile holds from the first answer', async () => {
    const { port } = new URL(postgres.url);
    process.kill(postmaster(), 'SIGKILL');
    await redis.stop();
    await expectBoundedService();
    await postgres.stop();
    postgres = await startPostgres({ directory: join(directory, 'postgres'), port: Number(port) });
    await redis.start();
    const { number } = await again(() => store.overlay({ suspend: { clients: ['psb-app'] }, ...by }));
    // Too old still: nobody can be answered under what was live before.
    expect((await ask()).response.status).toBe(503);
    await expectServiceAgain();
    expect(live.status().number).toBe(number);
    expect((await ask()).body.data).toEqual({ person: null });
    await store.overlay({ reinstate: { clients: ['psb-app'] }, ...by });
    await live.poll();
  });

  test('both cut off without a word: the same, and announcements are heard again without a restart', async () => {
    const announcements = redisAnnouncements(through(redis.url, networks.redis), { pingMs: 50, timeoutMs: 500 });
    const asked = jest.spyOn(live, 'poll');
    const asking = keepAsking(live, { pollMs: 3_600_000, announcements });
    try {
      // The subscription is there when the first question comes of it.
      await until(async () => asked.mock.calls.length > 0);
      await live.poll();
      silent = true;
      for (const network of Object.values(networks)) network.cut();
      await expectBoundedService();
      // It reaches nobody, and holds from the first answer all the same.
      const { number } = await store.overlay({ suspend: { clients: ['psb-app'] }, ...by });
      expect((await ask()).response.status).toBe(503);
      expect(live.status().number).toBeLessThan(number);
      for (const network of Object.values(networks)) network.heal();
      await expectServiceAgain();
      silent = false;
      expect(live.status().number).toBe(number);
      expect((await ask()).body.data).toEqual({ person: null });
      const reinstated = await store.overlay({ reinstate: { clients: ['psb-app'] }, ...by });
      // Said again until the subscription is there: nobody asks the store within the hour.
      await until(async () => {
        await publisher.publish(announcementChannel, announced);
        return live.status().number === reinstated.number;
      });
    } finally {
      silent = false;
      asking.stop();
      asked.mockRestore();
    }
  });

  test('an announcement is enough, and nonsense in its place is none', async () => {
    const asked = jest.spyOn(live, 'poll');
    const asking = keepAsking(live, { pollMs: 3_600_000, announcements: redisAnnouncements(redis.url) });
    try {
      // The subscription is there when the first question comes of it.
      await until(async () => asked.mock.calls.length > 0);
      for (const nonsense of ['', '{', 'null', '{"manifest":1}', '{"manifest":"{}","signature":"x"}'])
        await publisher.publish(announcementChannel, nonsense);
      const { number } = await store.overlay({ suspend: { clients: ['venue-app'] }, ...by });
      await until(async () => live.status().number === number);
    } finally {
      asking.stop();
      asked.mockRestore();
    }
    await store.overlay({ reinstate: { clients: ['venue-app'] }, ...by });
    await live.poll();
  });

  test('eighty revisions in a burst: no 5xx, and each answer is explained by the revision it names', async () => {
    const asking = keepAsking(live, { pollMs: 50, announcements: redisAnnouncements(redis.url) });
    const closed = live.current().revision;
    const open = (await reopened()).revision;
    const agreements = ['s07-licenses-psb'];
    const seen = new Set<string>();
    const askOnce = async (): Promise<void> => {
      const { response, body } = await ask();
      expect(response.status).toBe(200);
      const { revision } = body.extensions.share;
      expect([open, closed]).toContain(revision);
      expect(body.data.person.licenses !== null).toBe(revision === open);
      seen.add(revision);
    };
    try {
      // As many requests for each revision, however long it takes: there are limits, and no time passes for them.
      for (let turn = 0; turn < 40; turn += 1) {
        for (const change of [{ suspend: { agreements } }, { reinstate: { agreements } }])
          await Promise.all([store.overlay({ ...change, ...by }), askOnce(), askOnce(), askOnce(), askOnce()]);
      }
      for (const change of [{ suspend: { agreements } }, { reinstate: { agreements } }]) {
        const { number } = await store.overlay({ ...change, ...by });
        await until(async () => live.status().number === number);
        await askOnce();
      }
    } finally {
      asking.stop();
    }
    expect(seen.size).toBe(2);
    expect(world.faults).toEqual([]);

    async function reopened() {
      await store.overlay({ reinstate: { agreements: ['s07-licenses-psb'] }, ...by });
      await live.poll();
      return live.current();
    }
  });
});

/** The same address by way of a proxy. */
function through(url: string, { port }: CutOffProxy): string {
  const proxied = new URL(url);
  proxied.port = String(port);
  // A Redis of tests lifts the limit of whoever asks it, and here that is what finds out.
  proxied.searchParams.delete('commandTimeout');
  return String(proxied);
}

/** The patient source, but the hasty one while the store is `silent`. */
function eitherOf(patient: RevisionSource, hasty: RevisionSource): RevisionSource {
  const source = () => (silent ? hasty : patient);
  return {
    head: () => source().head(),
    first: () => source().first(),
    list: (base) => source().list(base),
    texts: (digests) => source().texts(digests),
    confirm: (replica, number) => source().confirm(replica, number),
    forget: (replica) => source().forget(replica),
    close: async () => void (await Promise.all([patient.close(), hasty.close()])),
  };
}

/** Asks again until it holds; jest's own limit ends it. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

/** The store's own connections were broken: the first use finds out. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  return work().catch(work).catch(work).catch(work).catch(work);
}
