import type { Bench } from './bench';
import { checkTarget } from './check/check-target';
import { identityCount } from './identity/identities';
import { closedLoop } from './load/closed-loop';
import type { Load } from './load/load';
import { measureRound } from './measure/measure-round';
import { type Round, summarise } from './measure/summarise';
import type { ModeName, Row, WorkloadName } from './model';
import type { Options } from './options';
import type { Progress } from './progress';
import { type RunningTarget, startTargets } from './start-targets';
import { bare } from './targets/peers';
import type { Target } from './targets/target';
import { workloads } from './workloads/workloads';

/** Share of the slowest target's peak at which all are asked in the open loop: the same load for all, and none overrun. */
const openLoad = 0.5;
/**
 * Requests before anything counts: six of each identity, since what is prepared for a caller is prepared once and not
 * for each of its requests.
 */
const warmRequests = 6 * identityCount;
/** A slow target is waited for ten times as long at most. */
const longestWarmup = 10;
/** Requests of each workload that are compared before anything is measured. */
const checkedVariants = [0, 1, 17, 63];

/** One workload on one target. */
interface Pairing {
  readonly workload: WorkloadName;
  readonly target: RunningTarget;
  readonly load: Omit<Load, 'seconds'>;
  readonly rounds: Round[];
}

/**
 * Measures the workloads on the targets in one mode: starts them, compares their answers, warms them, and goes round.
 * Nothing runs any more when it returns or throws.
 * @param chosen targets, in the order of the table
 */
export async function runMode(
  bench: Bench,
  mode: ModeName,
  chosen: readonly Target[],
  options: Options,
  progress: Progress,
): Promise<Row[]> {
  const { reference, running, stop } = await startTargets(bench, mode, chosen, options.workloads, progress);
  try {
    const pairings: Pairing[][] = [];
    for (const workload of options.workloads) {
      const requests = await bench.requests(workload, mode);
      const row: Pairing[] = [];
      for (const target of running) {
        const variants = mode === 'shared' || target.name === bare.name ? [0] : checkedVariants;
        const refusals = await checkTarget(target, reference, { workload, requests, variants });
        row.push({ workload, target, load: { next: requests.next, refusals }, rounds: [] });
      }
      pairings.push(row);
    }
    progress.say(`${mode}: all answers are equal`);
    if (!running.includes(reference)) await reference.stop();
    await goRound(bench, mode, pairings, options, progress);
    return pairings
      .flat()
      .map(({ workload, target, rounds }) => summarise({ workload, mode, target: target.name }, rounds));
  } catch (error) {
    throw await explained(error, bench, running);
  } finally {
    await stop();
  }
}

/** The error, with what the departments and the targets had to say. */
async function explained(error: unknown, bench: Bench, running: readonly RunningTarget[]): Promise<unknown> {
  if (!(error instanceof Error)) return error;
  const { lastError } = await bench.replay();
  const words = running.map(({ name, complaint }) => [name, complaint()]).filter(([, text]) => text !== '');
  if (lastError) words.unshift(['departments', lastError]);
  return new Error([error.message, ...words.map(([name, text]) => `${name}: ${text}`)].join('\n'));
}

async function goRound(
  bench: Bench,
  mode: ModeName,
  pairings: readonly (readonly Pairing[])[],
  { seconds, warmupSeconds, rounds }: Options,
  progress: Progress,
): Promise<void> {
  const rates: number[] = [];
  for (const row of pairings) {
    const peaks: number[] = [];
    for (const { workload, target, load } of row) {
      const { connections } = workloads[workload];
      // The first half compiles; what a target can do shows in the second.
      const half = { ...load, connections, seconds: warmupSeconds / 2 };
      const untilMs = performance.now() + longestWarmup * warmupSeconds * 1_000;
      for (let sent = 0; sent < warmRequests && performance.now() < untilMs; ) {
        sent += (await closedLoop(target.url, half)).requests;
      }
      const warm = await closedLoop(target.url, half);
      const peak = warm.requests / warm.seconds;
      peaks.push(peak);
      progress.step(`${mode} ${workload} ${target.name}: warm, ${peak.toFixed(0)} requests a second`);
    }
    rates.push(Math.max(1, Math.min(...peaks) * openLoad));
  }

  for (let round = 0; round < rounds; round += 1) {
    for (const [index, row] of pairings.entries()) {
      // Another one begins in each round, so that none always follows the same neighbour.
      for (let turn = 0; turn < row.length; turn += 1) {
        const { workload, target, load, rounds: done } = row[(turn + round) % row.length]!;
        const { connections } = workloads[workload];
        const settings = { ...load, seconds, connections, perSecond: rates[index]! };
        const result = await measureRound(bench, target, settings);
        done.push(result);
        const { cpuMsPerRequest, rps } = summarise({ workload, mode, target: target.name }, [result]);
        const figures = `${cpuMsPerRequest.toFixed(3)} ms CPU, ${rps.toFixed(0)} requests a second`;
        progress.step(`${mode} ${workload} ${target.name}: round ${round + 1} of ${rounds}, ${figures}`);
      }
    }
  }
  for (const [index, row] of pairings.entries())
    progress.say(`${mode} ${row[0]?.workload}: open loop at ${rates[index]!.toFixed(1)} requests a second for all`);
}
