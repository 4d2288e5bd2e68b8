import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PolicyDocuments } from '../engine/documents';
import { documentsOfTexts } from './documents-of-texts';

/**
 * Reads the policy documents below a folder: `catalogue/`, `registry/`, `agreements/` (YAML) and `operations/`
 * (GraphQL). Documents with faults of form are left out and their faults told.
 * Throws only when the folder cannot be read.
 */
export function readPolicyFiles(directory: string): PolicyDocuments {
  return documentsOfTexts(readPolicyTexts(directory));
}

/** The texts of those files by path below the folder, sorted. Throws when the folder cannot be read. */
export function readPolicyTexts(directory: string): ReadonlyMap<string, string> {
  if (!existsSync(directory)) throw new Error(`no folder of policies at \`${directory}\``);
  const files = ['catalogue', 'registry', 'agreements', 'operations'].flatMap((folder) =>
    filesIn(join(directory, folder)).map((name) => `${folder}/${name}`),
  );
  return new Map(files.map((file) => [file, readFileSync(join(directory, file), 'utf8')]));
}

/** Names of the files of a folder, sorted; none when it isn't there. Hidden files and tests don't count. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.test.ts'))
    .map(({ name }) => name)
    .sort();
}
