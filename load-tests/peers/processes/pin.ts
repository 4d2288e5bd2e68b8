import { spawnSync } from 'node:child_process';

/** Moves this process, all threads of it, to one core. */
export function pin(core: number): void {
  spawnSync('taskset', ['-acp', String(core), String(process.pid)], { stdio: 'ignore' });
}
