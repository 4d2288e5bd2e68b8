import { cpSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../schema/lib/package-root';
import type { Claim } from '../command/claim';
import { type BenchRun, runBench } from '../command/run-bench';
import { openBench } from '../peers/bench';
import { writePolicies } from '../peers/identity/write-policies';
import { claimsOf } from './claims';
import { type Measured, measurePart } from './measure-part';
import type { Row } from './model';
import { type Options, parseOptions } from './options';
import { partsOf } from './parts';
import { printResult } from './print-result';
import { rowsOf } from './rows-of';

/** `npm run bench:hot`: see README.md in the folder above. */
const options = parseOptions(process.argv);
void runBench('bench:hot', options, (run) => measure(run, options));

async function measure({ directory, cores, tell, onEnd }: BenchRun, options: Options) {
  const [busy = 0] = loadavg();
  if (busy > 0.7) tell(`this machine is busy (load ${busy.toFixed(1)}): figures will be off`);
  const bench = await openBench(directory, { cores, nodeFlags: options.nodeFlags });
  onEnd(() => bench.close());
  const warmPolicies = join(directory, 'policies-warm');
  writeWarmPolicies(warmPolicies);

  const claims: Claim[] = [];
  const rows: Row[] = [];
  for (const name of options.parts)
    for (const part of partsOf(name, warmPolicies)) {
      const unfit = part.targets.map((target) => bench.unavailable(target, part.policies)).find(Boolean);
      if (unfit) throw new Error(unfit);
      const measured: Measured = await measurePart(bench, part, options, tell);
      claims.push(...claimsOf(name, measured));
      rows.push(...rowsOf(measured));
    }
  return {
    rows: { claims, rows },
    text: printResult(claims, rows),
    holds: claims.every(({ holds }) => holds) && rows.every(({ errors }) => errors === 0),
  };
}

/** As the comparison's, with what the owner of health passes says about keeping them, letter by letter. */
function writeWarmPolicies(directory: string): void {
  const source = join(packageRoot(), 'policies');
  writePolicies(source, directory, 'shared');
  const file = join('catalogue', 'livelihood.yaml');
  cpSync(join(source, file), join(directory, file));
}
