import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphFiles } from '../../../schema/composition/graph-files';
import { writeGraph } from '../../../schema/composition/write-graph';
import { packageRoot } from '../../../schema/lib/package-root';
import { departments } from '../../../subgraphs';
import { CliError } from '../output/cli-error';

/**
 * Composes the graph from the departments' classes.
 * @param check write nothing, and fail when a file differs
 */
export async function runCompose(check: boolean): Promise<void> {
  const directory = join(packageRoot(), 'schema');
  const subgraphs = await Promise.all(departments.map(async ({ name, sdl }) => ({ name, sdl: await sdl() })));
  if (check) {
    const drifted = [...graphFiles(subgraphs)].filter(([path, text]) => content(join(directory, path)) !== text);
    const paths = drifted.map(([path]) => `schema/${path}`);
    if (paths.length > 0)
      throw new CliError(`${paths.join(', ')} differ from the departments; run \`sharegraph compose\``);
  }
  const written = check ? [] : writeGraph(directory, subgraphs);
  process.stdout.write(written.length === 0 ? 'the graph is up to date\n' : `wrote ${written.join(', ')}\n`);
}

function content(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
