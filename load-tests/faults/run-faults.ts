import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchRun } from '../command/run-bench';
import { closedLoop } from '../peers/load/closed-loop';
import { openBench } from './bench';
import { type FaultProxy, startFaultProxy } from './fault-proxy';
import { judge } from './judge';
import type { Row } from './model';
import type { Options } from './options';
import { type FaultBench, type Round, runRound } from './round';
import { settings } from './settings';

/** The department that suffers: `window` reads it, `hot` does not. */
const victim = 'licenses';
/** Of a hundred requests, how many need it. */
const needingPercent = 10;
const peakSeconds = 3;

/** Each fault in turn, at half of what the gateway can do, with a proxy in front of every department. */
export async function runFaults({ directory, cores, tell, onEnd }: BenchRun, options: Options): Promise<Row[]> {
  const proxies = new Map<string, FaultProxy>();
  const folder = join(directory, 'faults');
  mkdirSync(folder);
  const { url, next, close } = await openBench(folder, cores, async (name, origin) => {
    const proxy = await startFaultProxy(origin, settings.delayMs);
    onEnd(() => proxy.close());
    proxies.set(name, proxy);
    return proxy.url;
  });
  onEnd(close);
  const bench: FaultBench = {
    url,
    victim: proxies.get(victim)!,
    others: [...proxies].filter(([name]) => name !== victim).map(([, proxy]) => proxy),
    healthy: next.hot,
    needing: next.window,
  };
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
  await close();
  return [...rounds].map(([fault, results]) => judge(fault, half, results));
}

/** What the gateway can do of this mix, in requests a second. */
async function peakOf({ url, healthy, needing }: FaultBench): Promise<number> {
  let turn = 0;
  const next = () => {
    turn += 1;
    return turn % 100 < needingPercent ? needing() : healthy();
  };
  const load = { connections: 48, next, refusals: 0 };
  await closedLoop(`${url}/graphql`, { ...load, seconds: peakSeconds });
  const { requests, errors, seconds } = await closedLoop(`${url}/graphql`, { ...load, seconds: peakSeconds });
  return (requests + errors) / seconds;
}
