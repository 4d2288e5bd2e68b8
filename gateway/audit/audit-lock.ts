import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { AuditError } from './audit-error';

/** Who holds the lock. The start time tells a process from a later one with the same number. */
interface Holder {
  readonly host: string;
  readonly pid: number;
  readonly started: string;
  readonly token: string;
}

/**
 * Takes the only writer's place of an audit file by a `.lock` beside it, and returns how to give it back. Node has no
 * flock, so the lock is a file made by link(2), which succeeds for one process only, and a lock whose process is gone
 * (kill -9) is taken over. Whether a process on another host lives cannot be told from here: that lock stands.
 * Throws `AuditError` (locked).
 */
export async function takeAuditLock(auditPath: string): Promise<() => Promise<void>> {
  const lockPath = `${auditPath}.lock`;
  const mine: Holder = {
    host: hostname(),
    pid: process.pid,
    started: startOf(process.pid) ?? 'unknown',
    token: randomUUID(),
  };
  const draft = `${lockPath}.${mine.token}`;
  await writeFile(draft, JSON.stringify(mine), { mode: 0o600, flag: 'wx' });
  try {
    if (!(await linked(draft, lockPath))) {
      await removeDead(auditPath, lockPath, mine);
      if (!(await linked(draft, lockPath))) throw locked(auditPath, lockPath, await readHolder(lockPath));
    }
  } finally {
    await unlink(draft);
  }
  return async () => {
    if ((await readHolder(lockPath))?.token === mine.token) await unlink(lockPath);
  };
}

async function removeDead(auditPath: string, lockPath: string, mine: Holder): Promise<void> {
  const holder = await readHolder(lockPath);
  if (!holder) return;
  if (holder.host !== mine.host || startOf(holder.pid) === holder.started) throw locked(auditPath, lockPath, holder);
  const removed = `${lockPath}.${mine.token}.dead`;
  await rename(lockPath, removed);
  // Another starter may have replaced the dead lock by its own between our reading and our renaming.
  const taken = await readHolder(removed);
  if (taken && taken.token !== holder.token) {
    await linked(removed, lockPath);
    await unlink(removed);
    throw locked(auditPath, lockPath, taken);
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

async function readHolder(path: string): Promise<Holder | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
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

function locked(auditPath: string, lockPath: string, holder: Holder | undefined): AuditError {
  const who = holder ? `process \`${holder.pid}\` on \`${holder.host}\`` : 'another process';
  return new AuditError(
    'locked',
    `audit file \`${auditPath}\`: expected to be its only writer, but ${who} is; the operator must give this process ` +
      `a file of its own, or, when that process is gone for good, remove \`${lockPath}\``,
  );
}
