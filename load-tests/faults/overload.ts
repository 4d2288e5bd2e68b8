import { type Claim, claim } from '../command/claim';
import { closedLoop } from '../peers/load/closed-loop';
import { Connection } from '../peers/load/connection';
import { quantile } from '../peers/measure/quantile';
import { steadyLoad } from './steady-load';

/** What far too many requests did to one workload. The JSON file holds these after the rows of faults. */
export interface OverloadRow {
  readonly overload: string;
  readonly peakPerSecond: number;
  readonly offeredPerSecond: number;
  /** Whole answers while overloaded, as a share of the peak; what is asked for. */
  readonly goodputPercent: number;
  readonly goodputLeastPercent: number;
  /** Requests turned away, and how long that took at p99; null where none was. */
  readonly shed: number;
  readonly shedP99Ms: number | null;
  readonly shedLimitMs: number;
  /** How late the generator sent those, at p99: no answer can come in time where this is long. */
  readonly shedLateP99Ms: number | null;
  /** What it does within five seconds after, as a share of the peak. */
  readonly afterPercent: number;
  readonly afterLeastPercent: number;
  readonly claims: readonly Claim[];
}

export interface OverloadOptions {
  readonly name: string;
  /** How many times the peak comes. */
  readonly times: number;
  readonly goodputLeastPercent: number;
  readonly connections: number;
  readonly next: () => Buffer;
  readonly seconds: number;
}

/** A gateway that is compiled while it is measured does more after the overload than before. */
const warmSeconds = 8;
const peakSeconds = 3;
/**
 * Connections that stand before the overload, as those of a balancer do: Node takes one new one in each turn of the event
 * loop, so that whoever has to connect waits where nobody can turn it away.
 */
const standing = 2_048;
/** Goodput counts from here on: the first wave is what the door learns from. */
const learnSeconds = 1;
const afterWaitSeconds = 3;
const afterSeconds = 2;

/** The peak by a closed loop, several times of it by the clock, and the peak again. */
export async function runOverload(url: string, options: OverloadOptions): Promise<OverloadRow> {
  const { name, times, goodputLeastPercent, connections, next, seconds } = options;
  const rate = async (length: number): Promise<number> => {
    const done = await closedLoop(url, { connections, next, refusals: 0, seconds: length });
    // Notices of row rules make a good answer look bad to that loop; what is turned away is not wanted here either.
    return (done.requests + done.errors) / done.seconds;
  };
  await rate(warmSeconds);
  const peak = await rate(peakSeconds);
  const ready = Array.from({ length: standing }, () => new Connection(new URL(url)));
  for (const connection of ready) await connection.ready();
  const load = steadyLoad(url, peak * times, next, ready);
  await wait(learnSeconds);
  load.take();
  const fromMs = performance.now();
  await wait(seconds);
  // What came with the first wave is no part of it, however late it was answered.
  const samples = load.take().filter(({ dueMs }) => dueMs >= fromMs);
  // Not awaited to its end: what comes after has to be measured now.
  const stopped = load.stop();
  await wait(afterWaitSeconds);
  const after = await rate(afterSeconds);
  await stopped;
  const shed = samples.filter(({ outcome }) => outcome === 'shed');
  const p99 = (values: readonly number[]) => quantile(values, 0.99);
  const whole = samples.filter(({ outcome }) => outcome === 'whole').length;
  const row: Omit<OverloadRow, 'claims'> = {
    overload: `${name} x${times}`,
    peakPerSecond: Math.round(peak),
    offeredPerSecond: Math.round(peak * times),
    goodputPercent: (100 * whole) / seconds / peak,
    goodputLeastPercent,
    shed: shed.length,
    shedP99Ms: p99(shed.map(({ latencyMs }) => latencyMs)),
    shedLateP99Ms: p99(shed.map(({ lateMs }) => lateMs)),
    shedLimitMs: 50,
    afterPercent: (100 * after) / peak,
    afterLeastPercent: 95,
  };
  return { ...row, claims: claimsOf(row) };
}

function claimsOf(row: Omit<OverloadRow, 'claims'>): Claim[] {
  const { overload, goodputPercent, goodputLeastPercent, afterPercent, afterLeastPercent } = row;
  return [
    claim(`${overload}: whole answers, of the peak`, goodputPercent, '%', goodputLeastPercent, 'at least'),
    // Nobody was turned away: then it took no time.
    claim(`${overload}: turning away, p99`, row.shedP99Ms ?? 0, 'ms', row.shedLimitMs),
    claim(`${overload}: within five seconds after, of the peak`, afterPercent, '%', afterLeastPercent, 'at least'),
  ];
}

function wait(seconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
}
