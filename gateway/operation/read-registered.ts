import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Texts of the registered operations: the `*.graphql` files of a folder, in the order of their names; none without it. */
export async function readRegistered(directory: string): Promise<string[]> {
  const found = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const names = found.filter((name) => name.endsWith('.graphql')).sort();
  return Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
}
