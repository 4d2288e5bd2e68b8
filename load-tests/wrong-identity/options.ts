import { Command } from 'commander';
import { countOption } from '../command/count-option';

export interface Options {
  readonly requests: number;
  readonly seed: number;
}

/** Reads the command line; prints help or says what is wrong with it, and ends the process, as commander does. */
export function parseOptions(argv: readonly string[]): Options {
  return new Command('test:wrong-identity')
    .description(
      'random requests of 64 identities over departments that answer badly: does any get what is not its own?',
    )
    .option('--requests <count>', 'how many', countOption(1, 1_000_000_000), 1_000_000)
    .option('--seed <n>', 'the same seed, the same requests and troubles', countOption(0, 2 ** 31 - 1), 1)
    .addHelpText('after', '\nThe exit status is 1 when one value was meant for another identity, key or argument.')
    .allowExcessArguments(false)
    .parse([...argv])
    .opts<Options>();
}
