import type { Command } from 'commander';
import { didYouMean } from '../../policies/engine/nearest';

/** What no command knows, and the command that says so. */
export interface Misspelt {
  readonly command: Command;
  readonly message: string;
}

/**
 * The first word of a command line that names no verb, or no option of its verb; null when there is none. Commander
 * finds them too, but after it has printed help that was asked for, and after it has missed options that are required:
 * `--tpe` would be told that `--type` is not there.
 */
export function misspelt(program: Command, words: readonly string[]): Misspelt | null {
  let command = program;
  let rest = words;
  while (command.commands.length > 0) {
    const [word, ...more] = rest;
    if (word === undefined || word.startsWith('-') || word === 'help') return null;
    const named = command.commands.find((each) => each.name() === word);
    if (!named) {
      const names = command.commands.map((each) => each.name());
      return { command, message: `error: unknown command '${word}'.${didYouMean(word, names)}` };
    }
    [command, rest] = [named, more];
  }
  // Whoever asks for help finds there what is right.
  if (rest.some((word) => word === '--help' || word === '-h')) return null;
  const flag = unknownFlag(command, rest);
  if (flag === null) return null;
  const flags = command.options.flatMap(({ long }) => long ?? []);
  return { command, message: `error: unknown option '${flag}'.${didYouMean(flag, flags)}` };
}

function unknownFlag({ options }: Command, words: readonly string[]): string | null {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    if (word === '--') return null;
    if (!word.startsWith('--')) continue;
    const [flag = ''] = word.split('=', 1);
    const option = options.find(({ long }) => long === flag);
    if (!option) return flag;
    // Its value may begin with a dash.
    if (option.required && flag === word) at += 1;
  }
  return null;
}
