import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePort } from '../../../subgraphs/registers/free-port';
import type { RedisSource } from './find-redis';
import { runRedis } from './run-redis';

export interface RedisForTests {
  /** For `REDIS_URL`; whoever opens it writes under this test's own prefix, and waits for answers without end. */
  readonly url: string;
  /** The same for whoever is to lose patience. */
  readonly hastyUrl: string;
  /** Every key under that prefix, without it, with its value. In a Redis of our own: every key there is. */
  dump(): Promise<Readonly<Record<string, string>>>;
  /** Kills the server, as a crash would; only a Redis of our own. */
  stop(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Leaves the server's connections open and lets nothing be answered, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** Leaves no key, no process and no folder behind. */
  close(): Promise<void>;
}

/** A Redis without persistence on a free port of loopback, in a folder of its own; or the given one, by a prefix. */
export async function startRedis(source: RedisSource): Promise<RedisForTests> {
  const prefix = `sharegraph-test-${randomBytes(6).toString('hex')}:`;
  if ('url' in source) return { ...shared(source.url, prefix), stop: unowned, start: unowned, ...frozen };
  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-redis-'));
  const port = await freePort();
  const removeDirectory = (): void => rmSync(directory, { recursive: true, force: true });
  let server: ChildProcess | null = await runRedis(source.program, { port, dir: directory });
  const end = (): void => {
    server?.kill('SIGKILL');
    removeDirectory();
  };
  // Jest may leave by `process.exit`.
  process.once('exit', end);

  const { url, hastyUrl, dump } = shared(`redis://127.0.0.1:${port}`, prefix);
  async function stop(): Promise<void> {
    const ending = server;
    server = null;
    if (!ending) return;
    const exited = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill('SIGKILL');
    await exited;
  }
  return {
    url,
    hastyUrl,
    dump: async () => ({ ...(await dump()), ...(await strangers(url, prefix)) }),
    stop,
    async start() {
      server ??= await runRedis(source.program, { port, dir: directory });
    },
    freeze: () => void server?.kill('SIGSTOP'),
    thaw: () => void server?.kill('SIGCONT'),
    async close() {
      process.removeListener('exit', end);
      await stop();
      removeDirectory();
    },
  };
}

const unowned = (): never => {
  throw new Error('a Redis that was given by REDIS_URL is not ours to stop');
};
const frozen = { freeze: unowned, thaw: unowned };

function shared(server: string, prefix: string): Pick<RedisForTests, 'url' | 'hastyUrl' | 'dump' | 'close'> {
  const base = `${server}${server.includes('?') ? '&' : '?'}`;
  const keyPrefix = `keyPrefix=${encodeURIComponent(prefix)}`;
  // What the URL says goes before what a program asks for, and what is no number is no limit: machines stall.
  const url = `${base}commandTimeout=none&${keyPrefix}`;
  return {
    url,
    hastyUrl: `${base}${keyPrefix}`,
    async dump() {
      const entries = await read(url, `${prefix}*`);
      return Object.fromEntries(entries.map(([key, value]) => [key.slice(prefix.length), value]));
    },
    close: () =>
      connected(url, async (redis) => {
        for (const key of await scan(redis, `${prefix}*`)) await redis.unlink(key);
      }),
  };
}

async function strangers(url: string, prefix: string): Promise<Record<string, string>> {
  return Object.fromEntries((await read(url, '*')).filter(([key]) => !key.startsWith(prefix)));
}

function read(url: string, pattern: string): Promise<(readonly [string, string])[]> {
  return connected(url, async (redis) => {
    const keys = await scan(redis, pattern);
    return Promise.all(keys.map(async (key) => [key, String(await redis.get(key))] as const));
  });
}

async function scan(redis: Redis, pattern: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const keys of redis.scanStream({ match: pattern, count: 1_000 })) found.push(...(keys as string[]));
  return found;
}

/** With full key names: the prefix of the URL is left out. */
async function connected<Result>(url: string, work: (redis: Redis) => Promise<Result>): Promise<Result> {
  const whole = new URL(url);
  whole.searchParams.delete('keyPrefix');
  const redis = new Redis(String(whole));
  try {
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
