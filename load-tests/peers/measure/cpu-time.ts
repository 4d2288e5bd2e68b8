import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type ProcessTimes, parseStat } from './parse-stat';

/**
 * User and system time that a process and everything below it have used so far, in milliseconds (`/proc`, so Linux
 * only; in steps of 10 ms). Children that ended and were waited for are included.
 */
export function cpuTimeMs(pid: number): number {
  const children = new Map<number, ProcessTimes[]>();
  let root: ProcessTimes | undefined;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const times = read(name);
    if (!times) continue;
    if (times.pid === pid) root = times;
    children.set(times.parent, [...(children.get(times.parent) ?? []), times]);
  }
  if (!root) throw new Error(`the process ${pid} is gone`);
  const below = (times: ProcessTimes): number =>
    times.ticks + (children.get(times.pid) ?? []).reduce((sum, child) => sum + below(child), 0);
  return (below(root) * 1_000) / ticksPerSecond();
}

function read(name: string): ProcessTimes | undefined {
  try {
    return parseStat(readFileSync(`/proc/${name}/stat`, 'utf8'));
  } catch {
    // It ended meanwhile.
    return undefined;
  }
}

let ticks: number | undefined;

function ticksPerSecond(): number {
  ticks ??= Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' })) || 100;
  return ticks;
}
