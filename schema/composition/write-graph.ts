import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SubgraphSdl } from './compose';
import { graphFiles } from './graph-files';

/**
 * Rewrites the generated files that differ.
 * @param directory the `schema` folder
 * @returns the paths below it that were written, none when nothing had drifted
 */
export function writeGraph(directory: string, subgraphs: readonly SubgraphSdl[]): readonly string[] {
  const written: string[] = [];
  for (const [path, content] of graphFiles(subgraphs)) {
    const file = join(directory, path);
    if (read(file) === content) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    written.push(path);
  }
  return written;
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
