import { parseOptions } from './options';
import { runWrongIdentity } from './run';

/** Counts values that came to the wrong identity; docs: load-tests/README.md. */
async function main(): Promise<void> {
  const options = parseOptions(process.argv);
  const outcome = await runWrongIdentity(options, (done) => {
    process.stderr.write(`\r${done} of ${options.requests} requests`);
  });
  process.stderr.write('\n');
  process.stdout.write(`${JSON.stringify(outcome)}\n`);
  if (outcome.wrong > 0) process.exitCode = 1;
}

void main();
