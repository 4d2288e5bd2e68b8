import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A Redis that is there already, or a program to run one's own. */
export type RedisSource = { readonly url: string } | { readonly program: string };

/** apt-get gives up when another installation holds its lock; how long to keep asking, in milliseconds. */
const PATIENCE_MS = 180_000;

/**
 * Where tests get a Redis: `REDIS_URL`, else `redis-server` from the PATH, else, as root on Debian, its package. Null,
 * with one line that says what to install, where the tests have to do without.
 */
export function findRedis(): RedisSource | null {
  const url = process.env['REDIS_URL'];
  if (url) return { url };
  if (onPath() === null && process.getuid?.() === 0) install();
  const program = onPath();
  if (program !== null) return { program };
  // Jest keeps the console of a skipped suite to itself.
  process.stderr.write(
    'redis: no `redis-server` here (apt-get install redis-server, or set REDIS_URL); its tests are skipped\n',
  );
  return null;
}

function onPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'redis-server')).find(executable) ?? null;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Installs the package and stops the service that it may bring up: a test's Redis is never the machine's. */
function install(): void {
  process.stderr.write('redis: installing the package redis-server (once, some 10 s)\n');
  const untilMs = Date.now() + PATIENCE_MS;
  const served = running();
  // What was listed before may still do, so a failing update decides nothing.
  untilDone(untilMs, ['update', '-q']);
  untilDone(untilMs, ['install', '-y', '-q', '--no-install-recommends', 'redis-server']);
  if (served) return;
  for (const [command, ...args] of [
    ['systemctl', 'disable', '--now', 'redis-server'],
    ['service', 'redis-server', 'stop'],
  ] as const) {
    if (attempt(command, args) === 'done') return;
  }
}

function running(): boolean {
  return attempt('pgrep', ['-x', 'redis-server']) === 'done';
}

function untilDone(untilMs: number, args: readonly string[]): void {
  while (attempt('apt-get', args) === 'locked' && Date.now() < untilMs) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
  }
}

function attempt(command: string, args: readonly string[]): 'done' | 'locked' | 'failed' {
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, args, { env, timeout: PATIENCE_MS, stdio: ['ignore', 'ignore', 'pipe'] });
    return 'done';
  } catch (error) {
    return /could not get lock|unable to lock/i.test(String((error as { stderr?: Buffer }).stderr))
      ? 'locked'
      : 'failed';
  }
}
