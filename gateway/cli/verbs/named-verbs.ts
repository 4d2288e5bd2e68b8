import type { Command } from 'commander';

/**
 * The verb that a word of the command line names, else all of them, for help and for what is misspelt. Makers load
 * what they make, so that a command loads no other's modules.
 */
export function namedVerbs(
  makers: Readonly<Record<string, () => Command>>,
  word: string | undefined,
): readonly Command[] {
  const named = word !== undefined && Object.hasOwn(makers, word) ? makers[word] : undefined;
  return named ? [named()] : Object.values(makers).map((make) => make());
}
