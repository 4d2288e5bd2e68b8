import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackage } from '../install-package';

/** A Redis that is there already, or a program to run one's own. */
export type RedisSource = { readonly url: string } | { readonly program: string };

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
  const served = succeeds('pgrep', ['-x', 'redis-server']);
  installPackage('redis-server');
  if (served) return;
  for (const [command, ...args] of [
    ['systemctl', 'disable', '--now', 'redis-server'],
    ['service', 'redis-server', 'stop'],
  ] as const) {
    if (succeeds(command, args)) return;
  }
}

function succeeds(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { timeout: 60_000, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
