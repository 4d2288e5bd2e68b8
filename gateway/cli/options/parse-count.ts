import { InvalidArgumentError } from 'commander';

/** Parses an option of the command line that counts something, from `min` to `max`. */
export function parseCount(min: number, max: number): (text: string) => number {
  return (text) => {
    const count = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
    if (!(count >= min && count <= max)) throw new InvalidArgumentError(`Expected ${min}..${max}.`);
    return count;
  };
}
