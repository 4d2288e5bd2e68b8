import { performance } from 'node:perf_hooks';
import { slowReport } from '../../output/slow-report';

/** Progress of a command on stderr, so that what it prints can still be piped. */
export function progressReport(): (how: string) => void {
  return slowReport(
    (line) => void process.stderr.write(`${line}\n`),
    () => performance.now(),
  );
}
