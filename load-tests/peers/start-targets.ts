import type { Bench } from './bench';
import { ask } from './check/ask';
import type { ModeName, WorkloadName } from './model';
import type { Progress } from './progress';
import { apollo } from './targets/peers';
import type { Target } from './targets/target';

export interface RunningTarget {
  readonly name: string;
  readonly governed: boolean;
  readonly url: string;
  readonly pid: number;
  /** The end of what it has written to stderr. */
  complaint(): string;
  stop(): Promise<void>;
}

/**
 * Starts the reference, records its answers for `bare`, and starts the others.
 * Rejects when one does not start or the reference fails; nothing runs any more then.
 * @returns `running` in the order of `chosen`; the reference is among them only if it was chosen
 */
export async function startTargets(
  bench: Bench,
  mode: ModeName,
  chosen: readonly Target[],
  workloads: readonly WorkloadName[],
  progress: Progress,
): Promise<{ reference: RunningTarget; running: RunningTarget[]; stop(): Promise<void> }> {
  const all: RunningTarget[] = [];
  const stop = async () => {
    await Promise.all(all.map((target) => target.stop()));
  };
  const start = async (target: Target): Promise<RunningTarget> => {
    progress.say(`${mode}: starting ${target.name}`);
    const { pid, ready, complaint, stop } = await bench.start(target, mode);
    const running = { name: target.name, governed: target.governed, url: ready.url, pid, complaint, stop };
    all.push(running);
    return running;
  };
  try {
    const reference = await start(apollo);
    for (const workload of workloads) {
      const { status, text } = await ask(reference.url, (await bench.requests(workload, mode)).at(0));
      if (status !== 200 || JSON.parse(text).errors)
        throw new Error(`the reference \`${apollo.name}\` fails on ${workload}: ${text.slice(0, 500)}`);
      progress.say(`${mode}: ${workload} answers ${Buffer.byteLength(text)} bytes`);
      bench.record(workload, text);
    }
    const running: RunningTarget[] = [];
    for (const target of chosen) running.push(target === apollo ? reference : await start(target));
    return { reference, running, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
