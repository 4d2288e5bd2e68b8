import { isAbsolute, join, relative } from 'node:path';

/**
 * A file of the folder of policies as a terminal, an editor or CI finds it: from where the command runs, or absolute
 * where that would lead upwards.
 */
export function pathFromHere(directory: string, file: string): string {
  const path = join(directory, file);
  const here = relative(process.cwd(), path);
  return here.startsWith('..') || isAbsolute(here) ? path : here;
}
