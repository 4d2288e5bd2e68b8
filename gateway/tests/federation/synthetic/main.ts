import { compareSynthetic } from './compare-synthetic';
import { graphs } from './graphs';

const usage = 'usage: npm run test:differential -- [--operations N]   (1 to 1000000, default 2000)';

/** The differential test at any size: `npm run test:differential -- --operations 20000`. Ends with 1 on a difference. */
async function main(args: readonly string[]): Promise<number> {
  const [option, text = '2000'] = args;
  const wanted = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if ((option !== undefined && option !== '--operations') || wanted < 1 || wanted > 1_000_000) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const perGraph = Math.ceil(wanted / graphs.length);
  const step = 200;
  let [operations, unplanned, different] = [0, 0, 0];
  for (let done = 0; done < perGraph; done += step) {
    const result = await compareSynthetic(done + 1, Math.min(step, perGraph - done));
    operations += result.operations;
    unplanned += result.unplanned;
    different += result.differences.length;
    for (const difference of result.differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
    process.stdout.write(`${operations} operations: ${different} differ, ${unplanned} without a plan\n`);
  }
  return different === 0 ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
