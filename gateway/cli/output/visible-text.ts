import { hiddenCharacter } from '../../../policies/store/hidden-character';

const everyOne = new RegExp(`[\\t\\n\\r]|${hiddenCharacter.source}`, 'g');

/**
 * A line with its control characters, and those that are invisible or turn the direction of writing, as `\u001b`: what
 * others have written moves no cursor, and looks on the screen as it is. Means the same where the line is of JSON.
 */
export function visibleText(line: string): string {
  return line.replace(everyOne, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
