import { Command, InvalidArgumentError } from 'commander';
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
    .option('--rounds <n>', `rounds of each fault (default ${usual.rounds})`, rounds)
    .option('--fault <names>', faultNames.join(', '), names)
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

function rounds(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  throw new InvalidArgumentError(`expected a whole number from 1 to 100, got \`${text}\``);
}

function names(text: string): FaultName[] {
  const given = text.split(',').map((name) => name.trim());
  const stranger = given.find((name) => !(faultNames as readonly string[]).includes(name));
  if (stranger === undefined) return faultNames.filter((name) => given.includes(name));
  throw new InvalidArgumentError(`no fault \`${stranger}\`; expected some of ${faultNames.join(', ')}`);
}
