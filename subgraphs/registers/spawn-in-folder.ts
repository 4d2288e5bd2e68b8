import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process';
import type { UnprivilegedUser } from './unprivileged-user';

export interface SpawnOptions {
  readonly user: UnprivilegedUser | null;
  readonly stdio: StdioOptions;
  /** What the program is told besides the fixed environment. */
  readonly variables?: Readonly<Record<string, string>>;
}

/**
 * Starts a shell script in `folder`, with `arguments` as `$@`; the script may name the folder `"$FOLDER"`.
 *
 * On Linux that name goes through the working directory, so that the other user need reach that one folder only and not
 * the ones above it. Nothing of our environment is handed on: PG* variables would change what PostgreSQL does. The
 * session is its own: Ctrl-C in the terminal must reach the gateway, which drains, and not the database.
 */
export function spawnInFolder(
  folder: string,
  script: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildProcess {
  return spawn('/bin/sh', ['-c', script, 'sh', ...args], {
    cwd: folder,
    detached: true,
    env: {
      PATH: '/usr/bin:/bin',
      LC_ALL: 'C',
      TZ: 'UTC',
      FOLDER: process.platform === 'linux' ? '/proc/self/cwd' : folder,
      ...options.variables,
    },
    stdio: options.stdio,
    ...(options.user ?? {}),
  });
}
