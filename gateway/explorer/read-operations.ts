import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExplorerOperation } from './model';

const suffix = '.graphql';

/**
 * The operations of a folder: `S07.graphql` with `S07.variables.json` beside it, in the order of their names.
 * Throws the error of the file system, or `SyntaxError` for variables that are no JSON.
 */
export function readOperations(directory: string): ExplorerOperation[] {
  return readdirSync(directory)
    .filter((name) => name.endsWith(suffix))
    .sort()
    .map((name) => {
      const id = name.slice(0, -suffix.length);
      const variables = join(directory, `${id}.variables.json`);
      return {
        id,
        query: readFileSync(join(directory, name), 'utf8'),
        variables: existsSync(variables) ? JSON.parse(readFileSync(variables, 'utf8')) : {},
      };
    });
}
