import { isMinor } from '../operation/minor';

/**
 * Whether a citizen ID number is that of a child under 14: it carries the date of birth (GB 11643-1999, characters 7
 * to 14), which is all that is known of a subject before a department is called. False for text that is no such
 * number, since nobody is found by it.
 */
export function isMinorIdNumber(value: string, nowMs: number): boolean {
  const birth = /^\d{6}((?:18|19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/.exec(value);
  return birth !== null && isMinor(`${birth[1]}-${birth[2]}-${birth[3]}`, nowMs);
}
