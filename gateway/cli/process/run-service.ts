import { failureLine } from '../output/failure-line';
import { Closers } from './closers';
import { stopRequest } from './stop-request';

/**
 * Runs something that stays: opens it, waits until the process is asked to stop (also while it still opens), and
 * closes what was opened, last first. Rejects with what `open` rejected with.
 */
export async function runService(open: (closers: Closers) => Promise<void>): Promise<void> {
  const closers = new Closers();
  const stop = stopRequest();
  const opened = open(closers);
  // When the stop wins the race, nobody else looks at what became of the opening.
  opened.catch(() => undefined);
  try {
    await Promise.race([opened, stop]);
    await stop;
  } finally {
    await closers.closeAll((name, error) => {
      process.stderr.write(`sharegraph: ${name} did not close: ${failureLine(error)}\n`);
    });
  }
}
