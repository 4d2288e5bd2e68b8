import type { Command } from 'commander';
import { parseCount } from './parse-count';

/** Adds the options that choose how large the synthetic registers are. */
export function registersOptions(command: Command, otherwise: string): Command {
  return command
    .option('--persons <count>', `persons in the registers (default: ${otherwise}10000)`, parseCount(100, 10_000_000))
    .option(
      '--entities <count>',
      `legal entities in the registers (default: ${otherwise}3 for 10 persons)`,
      parseCount(80, 3_000_000),
    )
    .option(
      '--seed <number>',
      `the same seed gives the same data (default: ${otherwise}1)`,
      parseCount(0, 4_294_967_295),
    );
}
