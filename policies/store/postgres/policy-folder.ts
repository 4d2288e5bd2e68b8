import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readPolicyTexts } from '../files';

/** Test cases go with the policy that they test. */
const casesFolder = 'cases';

/**
 * All texts below a folder of policies that a store keeps: documents, operations with their variables, and cases.
 * Throws when the folder cannot be read.
 */
export function readPolicyFolder(directory: string): ReadonlyMap<string, string> {
  const texts = new Map(readPolicyTexts(directory));
  const folder = join(directory, casesFolder);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[^.].*\.yaml$/.test(name)) : [];
  for (const name of names.sort()) texts.set(`${casesFolder}/${name}`, readFileSync(join(folder, name), 'utf8'));
  return texts;
}

/**
 * Makes the folder hold these texts, byte for byte; files of policies that are not among them go, others stay.
 * @returns how many files were written and removed
 */
export function writePolicyFolder(
  directory: string,
  texts: ReadonlyMap<string, string>,
): { readonly written: number; readonly removed: number } {
  const before = existsSync(directory) ? readPolicyFolder(directory) : new Map<string, string>();
  let written = 0;
  for (const [file, text] of texts) {
    if (before.get(file) === text) continue;
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
    written += 1;
  }
  const gone = [...before.keys()].filter((file) => !texts.has(file));
  for (const file of gone) rmSync(join(directory, file));
  return { written, removed: gone.length };
}
