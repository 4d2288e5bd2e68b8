import type { Random } from '../../../../schema/testing/random';

const alphabet = '0123456789abcdefghjkmnpqrstuvwyz';

/** A unique piece of text, to be found again wherever a value turns up: `x` and nine more characters and `x`. */
export function mintToken(random: Random): string {
  let text = '';
  for (let n = 0; n < 9; n += 1) text += alphabet[random.below(alphabet.length)];
  return `x${text}x`;
}

/**
 * Tokens, and identifiers that are unique by themselves: ID numbers, credit codes, license identifiers. Of the letters
 * only those that tokens have: a digest is text that looks like anything once in a while.
 */
const unique =
  /x[0-9a-hjkmnp-wyz]{9}x|\b990101\d{11}[\dX]\b|\b91990101[0-9A-Z]{10}\b|1\.2\.156\.3005\.2\.[0-9A-Z.]{60,}|\b138\d{4}0001\b/g;

/** Everything in a text that may be traced to one cell. */
export function tokensIn(text: string): ReadonlySet<string> {
  return new Set(text.match(unique) ?? []);
}
