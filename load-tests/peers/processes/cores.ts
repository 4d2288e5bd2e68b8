import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';

export interface Cores {
  /** The core of the target that is measured. */
  readonly target: number;
  /** The core of the load generator and the departments. */
  readonly load: number;
}

/** Two cores to pin to, or null where `taskset` or a second core is missing: figures are then less steady. */
export function cores(): Cores | null {
  if (process.platform !== 'linux' || availableParallelism() < 2) return null;
  const allowed = spawnSync('taskset', ['-cp', String(process.pid)], { encoding: 'utf8' });
  const list = /:\s*(\S+)\s*$/.exec(allowed.stdout ?? '')?.[1];
  if (allowed.status !== 0 || !list) return null;
  const [target, load] = list.split(',').flatMap(range);
  return target === undefined || load === undefined ? null : { target, load };
}

/** `2-4` is 2, 3, 4. */
function range(text: string): number[] {
  const [first, last = first] = text.split('-').map(Number);
  return Array.from({ length: last! - first! + 1 }, (_, index) => first! + index);
}
