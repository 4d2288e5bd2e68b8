import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpuTimeMs } from './cpu-time';
import { parseStat } from './parse-stat';

describe('reading /proc/PID/stat', () => {
  it('finds the fields behind a command with spaces and parentheses', () => {
    const text = '42 (a) b (c) S 7 42 42 0 -1 4194560 1 2 3 4 11 5 3 1 20 0 11 0 100 1 1';
    expect(parseStat(text)).toEqual({ pid: 42, parent: 7, ticks: 20 });
  });
});

describe('the CPU time of a process', () => {
  it('holds that of its children while they live', async () => {
    // The parent idles; its child burns 200 ms and says so.
    const burn =
      'const end = process.cpuUsage().user + 2e5; while (process.cpuUsage().user < end); console.log(1); setInterval(() => {}, 1e3)';
    const parent = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(burn)}], { stdio: 'inherit' })`;
    const child = spawn(process.execPath, ['-e', parent], { stdio: ['ignore', 'pipe', 'inherit'], detached: true });
    await once(child.stdout, 'data');
    expect(cpuTimeMs(child.pid!)).toBeGreaterThanOrEqual(200);
    process.kill(-child.pid!, 'SIGKILL');
    await once(child, 'close');
    expect(() => cpuTimeMs(child.pid!)).toThrow('is gone');
  });
});
