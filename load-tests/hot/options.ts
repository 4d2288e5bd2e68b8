import { Command } from 'commander';
import { countOption } from '../command/count-option';
import { namesOption } from '../command/names-option';
import { numberOption } from '../command/number-option';
import { type PartName, partNames } from './parts';

export interface Options {
  readonly json: string | null;
  readonly rounds: number;
  /** Of one closed loop in one round; the open loop that follows takes three quarters of it. */
  readonly seconds: number;
  readonly warmupSeconds: number;
  readonly parts: readonly PartName[];
  readonly pinned: boolean;
  readonly nodeFlags: readonly string[];
}

const quick = { rounds: 1, seconds: 0.8, warmup: 0.8 };
const usual = { rounds: 5, seconds: 1.6, warmup: 3 };

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const given = new Command('bench:hot')
    .description(
      'What one small request costs, part by part: identity, audit, deciding, batching, beside a fixed answer.',
    )
    .option('--json <file>', 'write `{ claims, rows }` to this file')
    .option('--rounds <n>', `rounds, interleaved; figures are medians (default ${usual.rounds})`, countOption(1, 100))
    .option(
      '--seconds <n>',
      `length of a closed loop; the open loop takes 3/4 of it (default ${usual.seconds})`,
      numberOption(0.2, 600),
    )
    .option(
      '--warmup <n>',
      `seconds of load before the first round, or longer, until all is compiled (default ${usual.warmup})`,
      numberOption(0.1, 600),
    )
    .option('--part <names>', partNames.join(', '), namesOption('part', partNames))
    .option('--unpinned', 'pin no process to a core (default: pinned)')
    .option('--node-flags <flags>', 'flags for the Node of every target', '--max-semi-space-size=64')
    .option('--quick', `${quick.rounds} round of ${quick.seconds} s`)
    .addHelpText(
      'after',
      `
Parts:
  warm     hot with a warm cache: a request's CPU, what identity and audit are of it, cold tokens, a bare server
  batch    hot without caches, 200 connections, keys that differ: calls for a request, and what waiting costs
  decide   hot, window, tender: deciding and masking alone against an open gateway
The exit status is 1 when a limit does not hold. The whole takes about six minutes.`,
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
    parts: given['part'] ?? partNames,
    pinned: !given['unpinned'],
    nodeFlags: String(given['nodeFlags']).split(/\s+/).filter(Boolean),
  };
}
