import { draw } from './draw';

const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The internal identifier of the person behind a key: `p` and 12 characters. */
export function pidOf(key: string): string {
  return `p${Array.from({ length: 12 }, (_, index) => base32[draw(key, `pid${index}`, 32)]).join('')}`;
}
