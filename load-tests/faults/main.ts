import { runBench } from '../command/run-bench';
import { closedLoop } from '../peers/load/closed-loop';
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
const options = parseOptions(process.argv);
void runBench('bench:faults', options, async ({ directory, cores, tell, onEnd }) => {
  const bench = await openBench(directory, cores);
  onEnd(() => bench.close());
  const faults = options.faults.length > 0 ? await runFaults(bench, options, tell) : [];
  const overloads = options.overload ? await runOverloads(bench, options, tell) : [];
  const rows = [...faults, ...overloads];
  return {
    rows,
    text: printRows(faults, overloads),
    holds: rows.every(({ claims }) => claims.every(({ holds }) => holds)),
  };
});

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
