import { unreadableInValue } from '../store/check-yaml-text';

const mostCharacters = 1_000;

/**
 * What is wrong with a text that an officer sends for others to read, or null. Line breaks are none, but a carriage
 * return is: what follows it stands over what came before it, on the screen of whoever signs.
 * @param name what the text is, for the message
 */
export function textProblem(name: string, text: string): string | null {
  if (text.trim() === '' || text.length > mostCharacters) {
    return `\`${name}\`: expected 1 to ${mostCharacters} characters, got ${text.length}`;
  }
  if (text.includes('\r')) return `\`${name}\`: the character U+000D is not allowed: end lines with U+000A alone`;
  const unreadable = unreadableInValue(text);
  return unreadable && `\`${name}\`: ${unreadable.message}`;
}
