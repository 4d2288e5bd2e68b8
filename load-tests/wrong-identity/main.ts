import { parseArgs } from 'node:util';
import { runWrongIdentity } from './run';

/** `node dist/load-tests/wrong-identity/main.js --requests 1000000 --seed 1`: fails when one answer was somebody else's. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { requests: { type: 'string', default: '1000000' }, seed: { type: 'string', default: '1' } },
  });
  const [requests, seed] = [Number(values.requests), Number(values.seed)];
  if (!Number.isInteger(requests) || requests < 1 || !Number.isInteger(seed)) {
    throw new Error(`expected whole numbers, got \`--requests ${values.requests} --seed ${values.seed}\``);
  }
  const outcome = await runWrongIdentity({ requests, seed }, (done) => {
    process.stderr.write(`\r${done} of ${requests} requests`);
  });
  process.stderr.write('\n');
  console.log(JSON.stringify(outcome));
  if (outcome.wrong > 0) process.exitCode = 1;
}

void main();
