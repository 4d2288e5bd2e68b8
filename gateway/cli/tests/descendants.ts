import { readdirSync, readFileSync } from 'node:fs';

/** All processes below one, by Linux's process table. */
export function descendants(pid: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = parentOf(Number(name));
    if (parent !== null) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const below = (id: number): number[] => (children.get(id) ?? []).flatMap((child) => [child, ...below(child)]);
  return below(pid);
}

/** Whether a process still runs; one that ended and was not waited for does not. */
export function runs(pid: number): boolean {
  return parentOf(pid) !== null;
}

/** Resolves when none of the processes runs any more; rejects after a minute. */
export async function allEnded(pids: readonly number[]): Promise<void> {
  const untilMs = Date.now() + 60_000;
  while (pids.some(runs)) {
    if (Date.now() > untilMs) throw new Error(`still running: ${pids.filter(runs).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function parentOf(pid: number): number | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = status.slice(status.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? null : Number(parent);
  } catch {
    return null;
  }
}
