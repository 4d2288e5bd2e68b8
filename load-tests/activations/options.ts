import { Command } from 'commander';
import { countOption } from '../command/count-option';
import { numberOption } from '../command/number-option';

export interface Options {
  readonly json: string | null;
  readonly activations: number;
  readonly minutes: number;
  readonly gateways: number;
  readonly organisations: number;
  /** Requests a second to each gateway. */
  readonly rate: number;
}

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  const { json, ...options } = new Command('bench:activations')
    .description(
      'Makes one agreement after the other live under load, and holds every answer to the revision it names.',
    )
    .option('--json <file>', 'write the result to this file')
    .option('--activations <count>', 'agreements applied for, approved and confirmed', countOption(1, 5_000), 600)
    .option('--minutes <count>', 'over how long they are spread', numberOption(0.1, 600), 10)
    .option('--gateways <count>', 'gateway processes', countOption(1, 16), 3)
    .option('--organisations <count>', 'organisations that nobody asks for', countOption(0, 1_000_000), 1_000)
    .option('--rate <count>', 'requests a second to each gateway', countOption(1, 10_000), 30)
    .allowExcessArguments(false)
    .parse([...argv])
    .opts();
  return { json: json ?? null, ...(options as Omit<Options, 'json'>) };
}
