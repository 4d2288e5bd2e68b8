import { Command } from 'commander';
import { countOption } from '../command/count-option';
import { namesOption } from '../command/names-option';
import { type FaultName, faultNames } from './model';

export interface Options {
  readonly json: string | null;
  readonly rounds: number;
  /** Of load without a fault, and with one, in each round. */
  readonly beforeSeconds: number;
  readonly faultSeconds: number;
  readonly faults: readonly FaultName[];
  /** Whether too many requests are sent as well. */
  readonly overload: boolean;
  readonly pinned: boolean;
}

const quick = { rounds: 1, before: 2, fault: 4 };
const usual = { rounds: 3, before: 5, fault: 6 };

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const given = new Command('bench:faults')
    .description('Does to one department what networks do, under load, and shows whom it costs what.')
    .option('--json <file>', 'write the rows to this file, as a JSON array')
    .option('--rounds <n>', `rounds of each fault (default ${usual.rounds})`, countOption(1, 100))
    .option(
      '--fault <names>',
      `${faultNames.join(', ')}; none, to see what varies by itself (default: all but none)`,
      namesOption('fault', [...faultNames, 'none']),
    )
    .option(
      '--overload',
      'send far too many requests: tender at 5 times its peak, hot at twice (default: off; alone without --fault)',
    )
    .option('--unpinned', 'pin no process to a core: steadier where others use this machine too (default: pinned)')
    .option('--quick', `${quick.rounds} round, shorter: about a minute in all`)
    .allowExcessArguments(false)
    .parse([...argv])
    .opts();
  const defaults = given['quick'] ? quick : usual;
  return {
    json: given['json'] ?? null,
    rounds: given['rounds'] ?? defaults.rounds,
    beforeSeconds: defaults.before,
    faultSeconds: defaults.fault,
    faults: given['fault'] ?? (given['overload'] ? [] : faultNames),
    overload: given['overload'] ?? false,
    pinned: !given['unpinned'],
  };
}
