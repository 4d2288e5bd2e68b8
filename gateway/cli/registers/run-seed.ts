import { performance } from 'node:perf_hooks';
import { SingleBar } from 'cli-progress';
import { seedRegisters } from '../../../subgraphs/registers/seed';
import { processConfig } from '../../config/process-config';
import { CliError } from '../output/cli-error';
import { failureLine } from '../output/failure-line';
import { Progress } from '../output/progress';
import { Closers } from '../process/closers';
import { takeStateFolder } from '../process/take-state-folder';
import { assertDatabase } from './assert-database';
import { embeddedDatabase } from './embedded-database';
import { type Registers, seedDatabase } from './seed-database';

/** Fills the database of the configuration, or the embedded one, and ends. */
export async function runSeed(registers: Registers): Promise<void> {
  const config = processConfig('tool');
  if (config.environment === 'production')
    throw new CliError('`seed` writes synthetic registers; it does not run in production');
  const closers = new Closers();
  try {
    if (config.databaseUrl === null) await takeStateFolder(config, closers);
    else await assertDatabase(config.databaseUrl);
    const databaseUrl = config.databaseUrl ?? (await embeddedDatabase(config, closers));
    if (process.stdout.isTTY) await withBar(databaseUrl, registers);
    else
      await seedDatabase(
        databaseUrl,
        registers,
        new Progress(
          (line) => process.stdout.write(`${line}\n`),
          () => performance.now(),
        ),
      );
  } finally {
    await closers.closeAll((name, error) => {
      process.stderr.write(`sharegraph: ${name} did not close: ${failureLine(error)}\n`);
    });
  }
}

async function withBar(databaseUrl: string, registers: Registers): Promise<void> {
  const bar = new SingleBar({ format: '  {what} {bar} {percentage} % {value}/{total} ({duration_formatted})' });
  bar.start(1, 0, { what: 'registers' });
  try {
    await seedRegisters({
      databaseUrl,
      ...registers,
      onProgress(done, total, what) {
        bar.setTotal(total);
        bar.update(done, { what });
      },
    });
  } finally {
    bar.stop();
  }
}
