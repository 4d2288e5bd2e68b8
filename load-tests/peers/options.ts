import { Command } from 'commander';
import { countOption } from '../command/count-option';
import { namesOption } from '../command/names-option';
import { numberOption } from '../command/number-option';
import type { ModeName, WorkloadName } from './model';
import { targets } from './targets/targets';

export interface Options {
  readonly json: string | null;
  readonly rounds: number;
  /** Of one closed loop in one round; the open loop that follows takes three quarters of it. */
  readonly seconds: number;
  readonly warmupSeconds: number;
  readonly workloads: readonly WorkloadName[];
  readonly modes: readonly ModeName[];
  readonly targets: readonly string[];
  readonly nodeFlags: readonly string[];
}

const quick = { rounds: 1, seconds: 0.8, warmup: 0.5 };
const usual = { rounds: 3, seconds: 1.6, warmup: 5 };

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const names = targets.map(({ name }) => name);
  const given = new Command('bench:peers')
    .description(
      'Compares the gateway with its peers: same departments, same graph, same operations, one process each.',
    )
    .option('--json <file>', 'write the rows to this file, as a JSON array')
    .option(
      '--rounds <n>',
      `rounds, interleaved; the table shows medians (default ${usual.rounds})`,
      countOption(1, 100),
    )
    .option(
      '--seconds <n>',
      `length of a closed loop; the open loop takes 3/4 of it (default ${usual.seconds})`,
      numberOption(0.2, 600),
    )
    .option('--warmup <n>', `seconds of load before the first round (default ${usual.warmup})`, numberOption(0.1, 600))
    .option('--workload <names>', 'hot, window, tender', namesOption('workload', ['hot', 'window', 'tender']))
    .option('--mode <names>', 'unique, shared', namesOption('mode', ['unique', 'shared']))
    .option('--targets <names>', names.join(', '), namesOption('target', names))
    .option('--node-flags <flags>', 'flags for the Node of every target', '--max-semi-space-size=64')
    .option('--quick', `${quick.rounds} round of ${quick.seconds} s: about 80 seconds in all`)
    .addHelpText(
      'after',
      `\nTargets:\n${targets.map(({ name, about }) => `  ${name.padEnd(20)}${about}`).join('\n')}\n`,
    )
    .allowExcessArguments(false)
    .parse([...argv])
    .opts();
  const defaults = given['quick'] ? quick : usual;
  return {
    json: given['json'] ?? null,
    rounds: given['rounds'] ?? defaults.rounds,
    seconds: given['seconds'] ?? defaults.seconds,
    warmupSeconds: given['warmup'] ?? defaults.warmup,
    workloads: given['workload'] ?? ['hot', 'window', 'tender'],
    modes: given['mode'] ?? ['unique', 'shared'],
    targets: given['targets'] ?? targets.filter(({ extra }) => !extra).map(({ name }) => name),
    nodeFlags: String(given['nodeFlags']).split(/\s+/).filter(Boolean),
  };
}
