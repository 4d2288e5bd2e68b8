import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, openBench } from '../bench';
import type { Options } from '../options';
import { createProgress } from '../progress';
import { runMode } from '../run-mode';
import { apollo, bare, hive } from '../targets/peers';

const options: Options = {
  json: null,
  rounds: 1,
  seconds: 0.1,
  warmupSeconds: 0.05,
  workloads: ['hot', 'window', 'tender'],
  modes: ['unique'],
  targets: [],
  nodeFlags: [],
};

describe('a comparison', () => {
  let directory: string;
  let bench: Bench;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'bench-test-'));
    bench = await openBench(directory, { cores: null, nodeFlags: [] });
  });
  afterAll(async () => {
    await bench.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it('measures peers that answer alike, and leaves none of them running', async () => {
    const lines: string[] = [];
    const progress = createProgress(
      18,
      (line) => lines.push(line),
      () => 0,
    );
    const rows = await runMode(bench, 'unique', [apollo, hive, bare], options, progress);

    expect(rows.map(({ workload, target }) => `${workload} ${target}`)).toEqual(
      options.workloads.flatMap((workload) => ['apollo', 'hive', 'bare'].map((target) => `${workload} ${target}`)),
    );
    for (const row of rows) {
      expect(row).toMatchObject({ mode: 'unique', errors: 0 });
      expect(row.rps).toBeGreaterThan(0);
      expect(row.p99Ms).toBeGreaterThanOrEqual(row.p50Ms ?? Number.POSITIVE_INFINITY);
    }
    const calls = (target: string) =>
      rows.filter((row) => row.target === target).map((row) => row.upstreamCallsPerRequest);
    expect(calls('bare')).toEqual([0, 0, 0]);
    expect(calls('apollo')).toEqual([1, 6, 4]);
    expect(lines.at(-1)).toContain('100 %');
    expect(targetsRunning()).toEqual([]);
    // Nine servers are started from the sources, one after the other.
  }, 600_000);
});

/** Servers of the peers that are below this process. */
function targetsRunning(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const parent = / (\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '')?.[1];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return parent === String(process.pid) && /(apollo|hive|bare)-server/.test(command) ? [command] : [];
      } catch {
        return [];
      }
    });
}
