import { Command } from 'commander';
import { countOption } from '../../../../load-tests/command/count-option';
import { compareSynthetic } from './compare-synthetic';
import { graphs } from './graphs';

/** Operations of one graph between two lines of progress. */
const step = 200;

/** The differential test at any size. Ends with 1 on a difference, and prints each with what shows it again. */
async function main(wanted: number, first: number): Promise<number> {
  const perGraph = Math.ceil(wanted / graphs.length);
  let [operations, unplanned, different] = [0, 0, 0];
  for (let done = 0; done < perGraph; done += step) {
    const result = await compareSynthetic(first + done, Math.min(step, perGraph - done));
    operations += result.operations;
    unplanned += result.unplanned;
    different += result.differences.length;
    for (const difference of result.differences) process.stdout.write(`${JSON.stringify(difference)}\n`);
    process.stderr.write(`${operations} of ${perGraph * graphs.length} operations\n`);
  }
  process.stdout.write(`${operations} operations: ${different} differ, ${unplanned} without a plan\n`);
  return different === 0 ? 0 : 1;
}

const { operations, seed } = new Command('test:differential')
  .description(`random operations over ${graphs.length} made-up supergraphs, against one merged schema in graphql-js`)
  .option('--operations <count>', 'how many, over all graphs', countOption(1, 1_000_000), 20_000)
  .option('--seed <n>', 'of the first operation of each graph; the others follow it', countOption(1, 2 ** 30), 1)
  .addHelpText('after', '\nThe exit status is 1 when one answer differs.')
  .allowExcessArguments(false)
  .parse()
  .opts<{ readonly operations: number; readonly seed: number }>();

void main(operations, seed).then((code) => {
  process.exitCode = code;
});
