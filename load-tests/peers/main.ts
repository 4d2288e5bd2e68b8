import { loadavg } from 'node:os';
import { type BenchRun, runBench } from '../command/run-bench';
import { openBench } from './bench';
import { printTable } from './measure/print-table';
import type { Row } from './model';
import { type Options, parseOptions } from './options';
import { createProgress } from './progress';
import { runMode } from './run-mode';
import { targets } from './targets/targets';

/** `npm run bench:peers`: see README.md in the folder above. */
const options = parseOptions(process.argv);
void runBench('bench:peers', { ...options, pinned: true }, (run) => compare(run, options));

async function compare({ directory, cores, tell, onEnd }: BenchRun, options: Options) {
  const [busy = 0] = loadavg();
  if (busy > 0.7) tell(`this machine is busy (load ${busy.toFixed(1)}): rates and latencies will be off`);
  const bench = await openBench(directory, { cores, nodeFlags: options.nodeFlags });
  onEnd(() => bench.close());
  const chosen = targets.filter((target) => {
    if (!options.targets.includes(target.name)) return false;
    const reason = bench.unavailable(target, 'unique');
    if (reason) tell(`left out: \`${target.name}\`, ${reason}`);
    return reason === null;
  });
  if (chosen.length === 0) throw new Error('no target is left to measure');
  const { modes, workloads, rounds } = options;
  const steps = modes.length * workloads.length * chosen.length * (rounds + 1);
  const progress = createProgress(
    steps,
    (line) => process.stderr.write(line),
    () => performance.now(),
  );
  const rows: Row[] = [];
  for (const mode of modes) rows.push(...(await runMode(bench, mode, chosen, options, progress)));
  return { rows, text: printTable(rows), holds: true };
}
