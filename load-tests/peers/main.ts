import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bench, openBench } from './bench';
import { printTable } from './measure/print-table';
import type { Row } from './model';
import { parseOptions } from './options';
import { cores } from './processes/cores';
import { pin } from './processes/pin';
import { createProgress } from './progress';
import { runMode } from './run-mode';
import { targets } from './targets/targets';

/** `npm run bench:peers`: see README.md in the folder above. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv);
  const complain = (text: string) => process.stderr.write(`${text}\n`);
  // Said now, not after five minutes.
  if (options.json) writeFileSync(options.json, '[]\n');

  const pinned = cores();
  if (pinned) pin(pinned.load);
  else complain('no `taskset` or only one core: nothing is pinned, and figures are less steady');
  const [busy = 0] = loadavg();
  if (busy > 0.7) complain(`this machine is busy (load ${busy.toFixed(1)}): rates and latencies will be off`);

  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-bench-'));
  let bench: Bench | undefined;
  let ending = false;
  const end = async () => {
    if (ending) return;
    ending = true;
    await bench?.close();
    rmSync(directory, { recursive: true, force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void end().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143)));

  try {
    bench = await openBench(directory, { cores: pinned, nodeFlags: options.nodeFlags });
    const chosen = targets.filter((target) => {
      if (!options.targets.includes(target.name)) return false;
      const reason = bench?.unavailable(target, 'unique') ?? null;
      if (reason) complain(`left out: \`${target.name}\`, ${reason}`);
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
    process.stdout.write(`\n${printTable(rows)}\n`);
    if (options.json) writeFileSync(options.json, `${JSON.stringify(rows, null, 2)}\n`);
  } catch (error) {
    if (!ending) throw error;
  } finally {
    await end();
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`bench:peers failed: ${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
});
