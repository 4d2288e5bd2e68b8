import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRun } from '../command/run-bench';
import { openBench } from './bench';
import type { Options } from './options';
import { type OverloadRow, runOverload } from './overload';

/** Far too many requests, of one workload after the other. No proxies: they would take the core of whoever sends. */
export async function runOverloads(
  { directory, cores, tell, onEnd }: BenchRun,
  { beforeSeconds: seconds }: Options,
): Promise<OverloadRow[]> {
  const folder = join(directory, 'overload');
  mkdirSync(folder);
  const { url, next, close } = await openBench(folder, cores);
  onEnd(close);
  const cases = [
    { name: 'tender', times: 5, goodputLeastPercent: 85, connections: 8, next: next.tender, seconds },
    { name: 'hot', times: 2, goodputLeastPercent: 60, connections: 48, next: next.hot, seconds },
  ];
  const rows: OverloadRow[] = [];
  for (const one of cases) {
    tell(`overload: ${one.name} at ${one.times} times its peak`);
    rows.push(await runOverload(`${url}/graphql`, one));
  }
  return rows;
}
