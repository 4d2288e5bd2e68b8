import { DepartmentError } from './department-error';

const CAP = 500;

/**
 * The number of list elements to fetch for a `first` argument, at most 500.
 * @param fallback taken when the caller sent null
 * Throws `DepartmentError` BAD_USER_INPUT for a negative number.
 */
export function cappedFirst(first: number | null | undefined, fallback: number): number {
  const wanted = first ?? fallback;
  if (wanted < 0) throw new DepartmentError('BAD_USER_INPUT', `expected \`first\` to be 0 to ${CAP}, got less than 0`);
  return Math.min(wanted, CAP);
}
