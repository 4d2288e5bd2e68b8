import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';

/** Who holds a lock. The start time tells a process from a later one with the same number. */
export interface LockHolder {
  readonly host: string;
  readonly pid: number;
  readonly started: string;
  readonly token: string;
}

interface LockOptions {
  /** Whether a lock of another host stands, whose processes cannot be seen from here. */
  readonly otherHosts: boolean;
  /** What to throw where somebody else holds it; undefined when it cannot be read who. */
  readonly locked: (holder: LockHolder | undefined) => Error;
}

/**
 * Takes a lock that one process has at a time, and returns how to give it back. Node has no flock, so the lock is a
 * file made by link(2), which succeeds for one process only, and a lock whose process is gone (kill -9) is taken over.
 * Rejects with what `locked` makes.
 */
export async function takeLock(lockPath: string, options: LockOptions): Promise<() => Promise<void>> {
  const mine: LockHolder = {
    host: hostname(),
    pid: process.pid,
    started: startOf(process.pid) ?? 'unknown',
    token: randomUUID(),
  };
  const draft = `${lockPath}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600, flag: 'wx' });
  try {
    if (!(await linked(draft, lockPath))) {
      await removeDead(lockPath, mine, options);
      if (!(await linked(draft, lockPath))) throw options.locked(await readHolder(lockPath));
    }
  } finally {
    await unlink(draft);
  }
  return async () => {
    if ((await readHolder(lockPath))?.token === mine.token) await unlink(lockPath);
  };
}

async function removeDead(lockPath: string, mine: LockHolder, { otherHosts, locked }: LockOptions): Promise<void> {
  const holder = await readHolder(lockPath);
  if (!holder) return;
  const lives = holder.host === mine.host ? startOf(holder.pid) === holder.started : otherHosts;
  if (lives) throw locked(holder);
  const removed = `${lockPath}.${mine.token}.dead`;
  await rename(lockPath, removed);
  // Another starter may have replaced the dead lock by its own between our reading and our renaming.
  const taken = await readHolder(removed);
  if (taken && taken.token !== holder.token) {
    await linked(removed, lockPath);
    await unlink(removed);
    throw locked(taken);
  }
  await unlink(removed);
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as LockHolder;
  } catch {
    return undefined;
  }
}

/** When the process started, as Linux counts it (proc(5), stat, field 22); undefined when there is none. */
function startOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie has ended and writes nothing, though its number is still taken.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return lives(pid) ? 'unknown' : undefined;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
