import { Command } from 'commander';
import { countOption } from '../command/count-option';
import { numberOption } from '../command/number-option';

export interface Options {
  readonly json: string | null;
  readonly requests: number;
  /** Share of the requests after which growth counts. */
  readonly warmup: number;
  /** Share of requests with a text that has never been sent. */
  readonly fresh: number;
  readonly connections: number;
  readonly samples: number;
  readonly seed: number;
  readonly pinned: boolean;
}

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const given = new Command('bench:memory')
    .description('Sends random operations to the gateway and watches what it holds: resident set, heap, each cache.')
    .option('--json <file>', 'write `{ claims, outcomes, samples }` to this file')
    .option('--requests <n>', 'requests in all', countOption(1_000, 1_000_000_000), 2_000_000)
    .option('--warmup <share>', 'share of them after which growth counts', numberOption(0.02, 0.8), 0.55)
    .option('--fresh <share>', 'share of them with a text that was never sent before', numberOption(0, 1), 0.05)
    .option('--connections <n>', 'requests at a time', countOption(1, 500), 16)
    .option('--samples <n>', 'how often to look, evenly over the run', countOption(20, 10_000), 200)
    .option('--seed <n>', 'the same seed, the same requests', countOption(0, 2 ** 32 - 1), 1)
    .option('--unpinned', 'pin no process to a core (default: pinned)')
    .addHelpText(
      'after',
      `
Departments are stood in for by a process that knows everything; identities, policies and times to live are those of the
package, with more granted. Two million requests take an hour on a quiet machine; the JSON file holds what is done so far. The exit status is 1 when something does not hold.`,
    )
    .allowExcessArguments(false)
    .parse([...argv])
    .opts();
  return {
    json: given['json'] ?? null,
    requests: given['requests'],
    warmup: given['warmup'],
    fresh: given['fresh'],
    connections: given['connections'],
    samples: given['samples'],
    seed: given['seed'],
    pinned: !given['unpinned'],
  };
}
