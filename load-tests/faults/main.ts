import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closedLoop } from '../peers/load/closed-loop';
import { cores } from '../peers/processes/cores';
import { pin } from '../peers/processes/pin';
import { type Bench, openBench } from './bench';
import { judge } from './judge';
import type { Row } from './model';
import { type Options, parseOptions } from './options';
import { type OverloadRow, runOverload } from './overload';
import { printRows } from './print-rows';
import { type Round, runRound } from './round';

/** Of a hundred requests, how many need the department that suffers. */
const needingPercent = 10;
const peakSeconds = 3;

/** `npm run bench:faults`: the exit status is 1 when something did not hold. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv);
  const tell = (text: string) => process.stderr.write(`${text}\n`);
  // Said now, not after minutes.
  if (options.json) writeFileSync(options.json, '[]\n');
  const pinned = options.pinned ? cores() : null;
  if (pinned) pin(pinned.load);
  else if (options.pinned) tell('no `taskset` or only one core: nothing is pinned, and figures are less steady');

  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-faults-'));
  let bench: Bench | undefined;
  let ended: Promise<void> | undefined;
  const end = () => {
    ended ??= (async () => {
      await bench?.close();
      rmSync(directory, { recursive: true, force: true });
    })();
    return ended;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));

  try {
    bench = await openBench(directory, pinned);
    const faults = options.faults.length > 0 ? await runFaults(bench, options, tell) : [];
    const overloads = options.overload ? await runOverloads(bench, options, tell) : [];
    process.stdout.write(`\n${printRows(faults, overloads)}\n`);
    const rows = [...faults, ...overloads];
    if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
    if (rows.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
  } catch (error) {
    if (!ended) throw error;
  } finally {
    await end();
  }
}

async function runFaults(bench: Bench, options: Options, tell: (text: string) => void): Promise<Row[]> {
  const peak = await peakOf(bench);
  const half = peak / 2;
  const rate = { healthy: half * (1 - needingPercent / 100), needing: (half * needingPercent) / 100 };
  tell(`peak ${Math.round(peak)} requests a second, ${needingPercent} % need the department; load: half of it`);
  const rounds = new Map(options.faults.map((fault) => [fault, [] as Round[]]));
  for (let turn = 0; turn < options.rounds; turn += 1)
    for (const [fault, results] of rounds) {
      tell(`round ${turn + 1} of ${options.rounds}: ${fault}`);
      results.push(await runRound(bench, fault, options, rate));
    }
  return [...rounds].map(([fault, results]) => judge(fault, half, results));
}

async function runOverloads(bench: Bench, options: Options, tell: (text: string) => void): Promise<OverloadRow[]> {
  const common = { seconds: options.beforeSeconds };
  const url = `${bench.url}/graphql`;
  const cases = [
    { ...common, name: 'tender', times: 5, goodputLeastPercent: 85, connections: 8, next: bench.large },
    { ...common, name: 'hot', times: 2, goodputLeastPercent: 60, connections: 48, next: bench.healthy },
  ];
  const rows: OverloadRow[] = [];
  for (const one of cases) {
    tell(`overload: ${one.name} at ${one.times} times its peak`);
    rows.push(await runOverload(url, one));
  }
  return rows;
}

/** What the gateway can do of this mix, in requests a second. */
async function peakOf(bench: Bench): Promise<number> {
  let turn = 0;
  const next = () => {
    turn += 1;
    return turn % 100 < needingPercent ? bench.needing() : bench.healthy();
  };
  const load = { connections: 48, next, refusals: 0 };
  await closedLoop(`${bench.url}/graphql`, { ...load, seconds: peakSeconds });
  const { requests, errors, seconds } = await closedLoop(`${bench.url}/graphql`, { ...load, seconds: peakSeconds });
  return (requests + errors) / seconds;
}

main().catch((error: unknown) => {
  process.stderr.write(`bench:faults failed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
