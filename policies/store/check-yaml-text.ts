import { hiddenCharacter } from './hidden-character';

/** What is wrong at an offset of a text, and what to do about it. */
export interface TextProblem {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

const maxCharacters = 1024 * 1024;
/** Line breaks, brackets, commas and colons: what parsing takes its time by, some 20 microseconds each. */
const maxMarks = 50_000;

/**
 * What can be told of a YAML text before it is parsed: absurd length, directives, and characters that people cannot
 * see. A text that has such a problem is not parsed.
 */
export function checkYamlText(text: string): TextProblem | null {
  const split = 'Split the document: catalogues by subgraph, registries into parts such as registry/clients-2.yaml.';
  if (text.length > maxCharacters) {
    const message = `the document has ${text.length} characters: expected at most ${maxCharacters}`;
    return { offset: 0, message, hint: split };
  }
  const marks = countMarks(text);
  if (marks > maxMarks) {
    const message = `the document has ${marks} line breaks, brackets, commas and colons: expected at most ${maxMarks}`;
    return { offset: 0, message, hint: split };
  }
  const directive = /^%.*$/m.exec(text);
  if (directive) {
    const hint = 'Remove the line: `%YAML 1.1` would make false of `no`.';
    return { offset: directive.index, message: `the directive \`${directive[0].slice(0, 40)}\` is not allowed`, hint };
  }
  const offset = unreadableAt(text, 1);
  return offset === null ? null : { offset, ...unreadable(text, offset) };
}

/** The first character of a value that nobody can see, or null. */
export function unreadableInValue(value: string): { message: string; hint: string } | null {
  const offset = unreadableAt(value, 0);
  return offset === null ? null : unreadable(value, offset);
}

/** @param byteOrderMark how many characters at the start may be U+FEFF */
function unreadableAt(text: string, byteOrderMark: 0 | 1): number | null {
  const start = byteOrderMark === 1 && text.startsWith('\uFEFF') ? 1 : 0;
  const found = text.slice(start).search(hiddenCharacter);
  return found === -1 ? null : found + start;
}

function unreadable(text: string, offset: number): { message: string; hint: string } {
  const code = `U+${text.charCodeAt(offset).toString(16).toUpperCase().padStart(4, '0')}`;
  const message = `the character ${code} is not allowed: it cannot be seen, or changes how the text around it reads`;
  return { message, hint: 'Remove it; an editor that shows invisible characters helps.' };
}

function countMarks(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    // \n , : ? [ ] { } and the dash of lists.
    if (code === 10 || code === 44 || code === 45 || code === 58 || code === 63) count += 1;
    else if (code === 91 || code === 93 || code === 123 || code === 125) count += 1;
  }
  return count;
}
