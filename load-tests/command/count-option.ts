import { InvalidArgumentError } from 'commander';
import { numberOption } from './number-option';

/** As `numberOption`, for whole numbers. */
export function countOption(least: number, most: number): (text: string) => number {
  const number = numberOption(least, most);
  return (text) => {
    const value = number(text);
    if (Number.isInteger(value)) return value;
    throw new InvalidArgumentError(`expected a whole number, got \`${text}\``);
  };
}
