import type { Bench } from '../peers/bench';
import { ask } from '../peers/check/ask';
import { checkTarget } from '../peers/check/check-target';
import { closedLoop } from '../peers/load/closed-loop';
import { measureRound } from '../peers/measure/measure-round';
import type { Round } from '../peers/measure/summarise';
import type { ModeName, WorkloadName } from '../peers/model';
import { bare } from '../peers/targets/peers';
import type { Target } from '../peers/targets/target';
import type { Options } from './options';

/** Targets that are measured against each other with the same requests. */
export interface Part {
  readonly name: string;
  readonly workload: WorkloadName;
  /** What the departments' owners let be shared; see the comparison with peers. */
  readonly policies: ModeName;
  /** All answers are compared with those of the first. */
  readonly targets: readonly [Target, ...Target[]];
  readonly connections: number;
  /** Requests that differ; null for all that the workload has. */
  readonly variants: number | null;
  /** The open loop's rate, as a share of what the slowest can do. */
  readonly openShare: number;
}

export interface Measured {
  readonly part: Part;
  readonly rounds: ReadonlyMap<string, readonly Round[]>;
}

interface Running {
  readonly name: string;
  readonly governed: boolean;
  readonly url: string;
  readonly pid: number;
  readonly refusals: number;
}

/** Starts the targets of a part, compares their answers, warms them and goes round. None of them runs afterwards. */
export async function measurePart(
  bench: Bench,
  part: Part,
  { rounds, seconds, warmupSeconds }: Options,
  tell: (line: string) => void,
): Promise<Measured> {
  const stops: (() => Promise<void>)[] = [];
  try {
    const next = await sender(bench, part);
    const running: Running[] = [];
    for (const target of part.targets) {
      tell(`${part.name}: starting ${target.name}`);
      const { pid, ready, stop } = await bench.start(target, part.policies);
      stops.push(stop);
      const one = { name: target.name, governed: target.governed, url: ready.url, pid };
      running.push({ ...one, refusals: await checked(bench, part, one, running[0] ?? one) });
    }
    const peaks: number[] = [];
    for (const { name, url, refusals } of running) {
      const peak = await warmUp(url, { connections: part.connections, next, refusals }, part, warmupSeconds);
      peaks.push(peak);
      tell(`${part.name}: ${name} is warm, ${peak.toFixed(0)} requests a second`);
    }
    const perSecond = Math.max(1, Math.min(...peaks) * part.openShare);
    const measured = new Map(running.map(({ name }) => [name, [] as Round[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < running.length; turn += 1) {
        // Another one begins in each round, so that none always follows the same neighbour.
        const one = running[(turn + round) % running.length]!;
        const load = { next, refusals: one.refusals, seconds, connections: part.connections, perSecond };
        measured.get(one.name)!.push(await measureRound(bench, one, load));
      }
      tell(`${part.name}: round ${round + 1} of ${rounds}, open loop at ${perSecond.toFixed(0)} requests a second`);
    }
    return { part, rounds: measured };
  } finally {
    await Promise.all(stops.map((stop) => stop()));
  }
}

/** Requests after which nothing of a workload is compiled any more. */
const enough: Readonly<Record<WorkloadName, number>> = { hot: 30_000, window: 4_000, tender: 500 };
/** A machine that is too busy for so many is measured as it is. */
const longestWarmupSeconds = 60;

/** Loads a target for a while, and until it has compiled what it will. Returns what it does then, in requests a second. */
async function warmUp(
  url: string,
  load: Omit<Parameters<typeof closedLoop>[1], 'seconds'>,
  { workload }: Part,
  seconds: number,
): Promise<number> {
  const startedMs = performance.now();
  for (let requests = 0; ; ) {
    const done = await closedLoop(url, { ...load, seconds: seconds / 2 });
    requests += done.requests;
    const spentSeconds = (performance.now() - startedMs) / 1_000;
    if ((requests >= enough[workload] && spentSeconds >= seconds) || spentSeconds > longestWarmupSeconds)
      return done.requests / done.seconds;
  }
}

async function sender(bench: Bench, { workload, variants }: Part): Promise<() => Buffer> {
  const { next } = await bench.requests(workload, 'unique');
  if (variants === null) return next;
  const few = Array.from({ length: variants }, next);
  let turn = 0;
  return () => few[turn++ % few.length]!;
}

/** Compares answers with the first target's, and keeps one for `bare`. Returns the notices that each answer has. */
async function checked(
  bench: Bench,
  { workload }: Part,
  target: Omit<Running, 'refusals'>,
  reference: { readonly url: string },
): Promise<number> {
  const requests = await bench.requests(workload, 'unique');
  if (target.url === reference.url) bench.record(workload, (await ask(target.url, requests.at(0))).text);
  const variants = target.name === bare.name ? [0] : [0, 1, 17, 63];
  return checkTarget(target, reference, { workload, requests, variants });
}
