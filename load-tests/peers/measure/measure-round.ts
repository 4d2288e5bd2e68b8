import type { Bench } from '../bench';
import { closedLoop } from '../load/closed-loop';
import type { Load } from '../load/load';
import { openLoop } from '../load/open-loop';
import { cpuTimeMs } from './cpu-time';
import type { Round } from './summarise';

/** Share of the closed loop's time that the open loop takes. */
const openShare = 0.75;

/** One round: a closed loop for CPU and rate, then an open loop for latency. */
export async function measureRound(
  bench: Pick<Bench, 'replay'>,
  { pid, url }: { readonly pid: number; readonly url: string },
  load: Load & { readonly connections: number; readonly perSecond: number },
): Promise<Round> {
  const before = { cpuMs: cpuTimeMs(pid), calls: (await bench.replay()).calls };
  const closed = await closedLoop(url, load);
  const after = { cpuMs: cpuTimeMs(pid), calls: (await bench.replay()).calls };
  const open = await openLoop(url, { ...load, seconds: load.seconds * openShare });
  return {
    requests: closed.requests,
    seconds: closed.seconds,
    cpuMs: after.cpuMs - before.cpuMs,
    upstreamCalls: after.calls - before.calls,
    latenciesMs: open.latenciesMs,
    errors: closed.errors + open.errors,
  };
}
