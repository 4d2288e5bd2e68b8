import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startPostgres } from './postgres';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sharegraph-test-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<string> {
  const client = new Client(url);
  await client.connect();
  try {
    return Object.values((await client.query(text)).rows[0] ?? {}).join();
  } finally {
    await client.end();
  }
}

function serverPid(): number {
  return Number(readFileSync(join(directory, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

test('keeps its data and its password over a restart and leaves nothing running', async () => {
  const first = await startPostgres({ directory, durable: false });
  await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
  const pid = serverPid();
  await first.stop();
  expect(() => process.kill(pid, 0)).toThrow();

  const second = await startPostgres({ directory, durable: false });
  expect(await query(second.url, 'SELECT answer FROM kept')).toBe('42');
  expect(await query(second.url, 'SHOW listen_addresses')).toBe('127.0.0.1');
  await expect(query(second.url.replace(/:[0-9a-f]{36}@/, ':wrong@'), 'SELECT 1')).rejects.toThrow('password');
  await second.stop();
});

test('ends when its owner is killed, and the folder can be used again', async () => {
  const owner = spawn(
    process.execPath,
    [
      '-r',
      '@swc-node/register',
      '-e',
      `require('./subgraphs/registers/postgres').startPostgres({ directory: ${JSON.stringify(directory)}, durable: false }).then(({ url }) => console.log(url))`,
    ],
    { cwd: join(__dirname, '..', '..'), stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((resolve) => owner.stdout.once('data', resolve));
  const killed = new Promise((resolve) => owner.once('exit', resolve));
  owner.kill('SIGKILL');
  await killed;

  const next = await startPostgres({ directory, durable: false });
  expect(await query(next.url, 'SELECT 1')).toBe('1');
  await next.stop();
});

test('says which port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  await expect(startPostgres({ directory, port, durable: false })).rejects.toThrow(`port \`${port}\``);
  await new Promise((resolve) => other.close(resolve));
  expect(existsSync(join(directory, 'data.unfinished'))).toBe(false);
});
