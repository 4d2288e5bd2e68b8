import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port';
import { postgresSettings } from './postgres-settings';
import { spawnInFolder } from './spawn-in-folder';
import type { UnprivilegedUser } from './unprivileged-user';

export interface ServerOptions {
  readonly data: string;
  readonly native: string;
  readonly user: UnprivilegedUser | null;
  readonly port?: number;
  readonly durable: boolean;
}

/** How long an earlier server on the same folder may take to end, or this one to start, milliseconds. */
const patienceMs = 60_000;

/**
 * Becomes the server, beside a watcher that ends it when the other end of descriptor 3 closes without a word, which is
 * what happens when this process dies by SIGKILL.
 */
const script =
  '( ( read -r word <&3 || kill -INT $$ ) >/dev/null 2>&1 & ); postgres="$1"; shift; exec "$postgres" -D "$FOLDER" "$@" 3<&-';

/** Runs a server on a data folder until `stop`, which ends it by fast shutdown. */
export async function postgresServer(options: ServerOptions): Promise<{ port: number; stop(): Promise<void> }> {
  await awaitEarlierServer(options.data);
  const port = options.port ?? (await freePort());
  const child = spawnInFolder(
    options.data,
    script,
    [join(options.native, 'bin', 'postgres'), '-p', String(port), ...postgresSettings(options.durable)],
    { user: options.user, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] },
  );
  const lifeline = child.stdio[3] as Writable;
  lifeline.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      lifeline.end('stopped\n');
      resolve();
    });
  });
  try {
    await ready(child, port);
  } catch (error) {
    child.kill('SIGINT');
    throw error;
  }
  return {
    port,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** After a crash of ours the earlier server is about to end; one that stays belongs to somebody else. */
async function awaitEarlierServer(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  for (let waitedMs = 0; existsSync(file); waitedMs += 100) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    if (!isPostgres(pid)) return; // stale: PostgreSQL itself replaces the file
    if (waitedMs > patienceMs) {
      throw new Error(`\`${data}\` is in use by PostgreSQL process ${pid}: stop the other sharegraph first`);
    }
    await wait(100);
  }
}

function isPostgres(pid: number): boolean {
  try {
    if (existsSync('/proc/self/comm')) return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function ready(child: ChildProcess, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    const fail = (why: string) => {
      clearTimeout(patience);
      reject(new Error(`PostgreSQL on port \`${port}\` ${why}: ${said.trim().split('\n').slice(-3).join(' | ')}`));
    };
    const patience = setTimeout(() => fail('did not get ready in time'), patienceMs);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with status ${code}`));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
      if (!said.includes('database system is ready to accept connections')) return;
      clearTimeout(patience);
      resolve();
    });
  });
}
