import type { Bench } from './bench';
import { ask } from './check/ask';
import { checkTarget } from './check/check-target';
import { closedLoop } from './load/closed-loop';
import { openLoop } from './load/open-loop';
import { cpuTimeMs } from './measure/cpu-time';
import { type Round, summarise } from './measure/summarise';
import type { ModeName, Row, WorkloadName } from './model';
import type { Options } from './options';
import type { RunningProcess } from './processes/start-process';
import type { Progress } from './progress';
import { apollo, bare } from './targets/peers';
import type { Target } from './targets/target';
import type { Requests } from './workloads/requests';
import { workloads } from './workloads/workloads';

/** Share of the slowest target's peak at which all are asked in the open loop: the same load for all, and none overrun. */
const openLoad = 0.5;
/** Requests of each workload that are compared before anything is measured. */
const checkedVariants = [0, 1, 17, 63];

/** By workload and target. */
type Refusals = Map<string, number>;
type Running = RunningProcess<{ readonly url: string }>;

/**
 * Measures all workloads on all targets in one mode: starts them, compares their answers, warms them, and goes round.
 * @param chosen targets, in the order of the table
 */
export async function runMode(
  bench: Bench,
  mode: ModeName,
  chosen: readonly Target[],
  options: Options,
  progress: Progress,
): Promise<Row[]> {
  const started = new Map<Target, Running>();
  const start = async (target: Target) => {
    progress.say(`${mode}: starting ${target.name}`);
    started.set(target, await bench.start(target, mode));
  };
  const requestsOf = new Map<WorkloadName, Requests>();
  const refusals: Refusals = new Map();
  for (const workload of options.workloads) requestsOf.set(workload, await bench.requests(workload, mode));

  try {
    await start(apollo);
    const reference = started.get(apollo)!.ready;
    for (const [workload, requests] of requestsOf) {
      const { status, text } = await ask(reference.url, requests.at(0));
      if (status !== 200 || JSON.parse(text).errors)
        throw new Error(`the reference \`${apollo.name}\` fails on ${workload}: ${text.slice(0, 500)}`);
      progress.say(`${mode}: ${workload} answers ${Buffer.byteLength(text)} bytes`);
      bench.record(workload, text);
    }
    for (const target of chosen) if (target !== apollo) await start(target);
    for (const target of chosen) {
      if (target === apollo) continue;
      const { name, governed } = target;
      const { url } = started.get(target)!.ready;
      for (const [workload, requests] of requestsOf) {
        const variants = mode === 'shared' || target === bare ? [0] : checkedVariants;
        const notices = await checkTarget({ name, governed, url }, reference, { workload, requests, variants });
        refusals.set(`${workload} ${name}`, notices);
      }
    }
    progress.say(`${mode}: answers are equal`);
    if (!chosen.includes(apollo)) {
      await started.get(apollo)!.stop();
      started.delete(apollo);
    }
    return await measure(bench, mode, started, chosen, { requestsOf, refusals }, options, progress);
  } catch (error) {
    const { lastError } = await bench.replay();
    throw lastError && error instanceof Error ? new Error(`${error.message} (departments: ${lastError})`) : error;
  } finally {
    await Promise.all([...started.values()].map((process) => process.stop()));
  }
}

async function measure(
  bench: Bench,
  mode: ModeName,
  started: ReadonlyMap<Target, Running>,
  chosen: readonly Target[],
  { requestsOf, refusals }: { requestsOf: ReadonlyMap<WorkloadName, Requests>; refusals: Refusals },
  options: Options,
  progress: Progress,
): Promise<Row[]> {
  const { seconds, warmupSeconds, rounds } = options;
  const perSecond = new Map<WorkloadName, number>();
  const measured = new Map<string, Round[]>();

  for (const [workload, requests] of requestsOf) {
    const peaks: number[] = [];
    for (const target of chosen) {
      const { connections } = workloads[workload];
      const notices = refusals.get(`${workload} ${target.name}`) ?? 0;
      const load = { connections, seconds: warmupSeconds, next: requests.next, refusals: notices };
      const warm = await closedLoop(started.get(target)!.ready.url, load);
      peaks.push(warm.requests / warm.seconds);
      progress.step(`${mode} ${workload} ${target.name}: warm, ${peaks.at(-1)!.toFixed(0)} requests a second`);
    }
    perSecond.set(workload, Math.max(1, Math.min(...peaks) * openLoad));
  }

  for (let round = 0; round < rounds; round += 1) {
    for (const [workload, requests] of requestsOf) {
      // Another one begins in each round, so that none always follows the same neighbour.
      for (let turn = 0; turn < chosen.length; turn += 1) {
        const target = chosen[(turn + round) % chosen.length]!;
        const { pid, ready } = started.get(target)!;
        const key = `${workload} ${target.name}`;
        const load = { seconds, next: requests.next, refusals: refusals.get(key) ?? 0 };
        const [callsBefore, cpuBefore] = [(await bench.replay()).calls, cpuTimeMs(pid)];
        const closed = await closedLoop(ready.url, { ...load, connections: workloads[workload].connections });
        const [cpuMs, upstreamCalls] = [cpuTimeMs(pid) - cpuBefore, (await bench.replay()).calls - callsBefore];
        const rate = { ...load, perSecond: perSecond.get(workload)!, seconds: seconds * 0.75 };
        const open = await openLoop(ready.url, rate);
        const result: Round = {
          requests: closed.requests,
          seconds: closed.seconds,
          cpuMs,
          upstreamCalls,
          latenciesMs: open.latenciesMs,
          errors: closed.errors + open.errors,
        };
        measured.set(key, [...(measured.get(key) ?? []), result]);
        const { cpuMsPerRequest, rps } = summarise({ workload, mode, target: target.name }, [result]);
        progress.step(
          `${mode} ${workload} ${target.name}: round ${round + 1} of ${rounds}, ${cpuMsPerRequest.toFixed(3)} ms CPU, ${rps.toFixed(0)} requests a second`,
        );
      }
    }
  }
  for (const [workload, rate] of perSecond)
    progress.say(`${mode} ${workload}: open loop at ${rate.toFixed(1)} requests a second for every target`);
  return options.workloads.flatMap((workload) =>
    chosen.map(({ name: target }) =>
      summarise({ workload, mode, target }, measured.get(`${workload} ${target}`) ?? []),
    ),
  );
}
