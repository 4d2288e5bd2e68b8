import { InvalidArgumentError } from 'commander';

/** Reads a number of a command line within bounds, both allowed; commander says what is wrong with another. */
export function numberOption(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a number from ${least} to ${most}, got \`${text}\``);
  };
}
