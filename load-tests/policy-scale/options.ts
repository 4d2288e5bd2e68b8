import { Command, InvalidArgumentError } from 'commander';
import type { Size } from './generate-set';

export interface Options {
  readonly json: string | null;
  readonly rounds: number;
  readonly size: Size;
}

const usual: Size = { organisations: 100_000, agreements: 5_000, coordinates: 2_000, items: 1_000 };

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const count = (name: keyof Size, most: number, least: number) =>
    [`--${name} <n>`, `${least} to ${most} (default ${usual[name]})`, whole(least, most)] as const;
  const given = new Command('bench:policy')
    .description('Compiles a policy set of a large country and says what that and deciding by it cost.')
    .option('--json <file>', 'write the figures to this file')
    .option('--rounds <n>', 'rounds, of which medians are taken (default 3)', whole(1, 100))
    .option(...count('organisations', 1_000_000, 100))
    .option(...count('agreements', 100_000, 1))
    .option(...count('coordinates', 20_000, 200))
    .option(...count('items', 20_000, 10))
    .allowExcessArguments(false)
    .parse([...argv])
    .opts();
  const size = Object.fromEntries(Object.entries(usual).map(([name, value]) => [name, given[name] ?? value]));
  return { json: given['json'] ?? null, rounds: given['rounds'] ?? 3, size: size as unknown as Size };
}

function whole(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}, got \`${text}\``);
  };
}
