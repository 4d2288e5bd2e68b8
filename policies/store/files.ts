import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentKind, PolicyDocument, PolicyDocuments } from '../engine/documents';
import { didYouMean } from '../engine/nearest';
import type { PolicyFault } from '../engine/policy-fault';
import { parseDocument } from './parse-document';

const registryKinds = ['organisations', 'clients', 'items', 'limits', 'officers'] as const;

/**
 * Reads the policy documents below a folder: `catalogue/`, `registry/`, `agreements/` (YAML) and `operations/`
 * (GraphQL). Documents with faults of form are left out and their faults told.
 * Throws only when the folder cannot be read.
 */
export function readPolicyFiles(directory: string): PolicyDocuments {
  if (!existsSync(directory)) throw new Error(`no folder of policies at \`${directory}\``);
  const documents: PolicyDocument[] = [];
  const faults: PolicyFault[] = [];
  const operations = new Map<string, string>();
  for (const folder of ['catalogue', 'registry', 'agreements', 'operations']) {
    for (const name of filesIn(join(directory, folder))) {
      const file = `${folder}/${name}`;
      const kind = kindOf(folder, name);
      if (kind === 'ignored') continue;
      if (kind === 'stray') {
        faults.push(strayFile(file));
        continue;
      }
      const text = readFileSync(join(directory, file), 'utf8');
      if (kind === 'operation') operations.set(name, text);
      else {
        const parsed = parseDocument(file, kind, text);
        if (parsed.document) documents.push(parsed.document);
        faults.push(...parsed.faults);
      }
    }
  }
  return { documents, operations, faults };
}

/** What a file is by its place. Of operations only the texts matter; their variables are for cases. */
function kindOf(folder: string, name: string): DocumentKind | 'operation' | 'ignored' | 'stray' {
  if (folder === 'operations') return name.endsWith('.graphql') ? 'operation' : 'ignored';
  if (folder === 'registry') return registryKinds.find((kind) => name === `${kind}.yaml`) ?? 'stray';
  if (!name.endsWith('.yaml')) return 'stray';
  return folder === 'catalogue' ? 'catalogue' : 'agreement';
}

/** A file that nobody reads is a policy that silently isn't one. */
function strayFile(file: string): PolicyFault {
  const known = registryKinds.map((kind) => `registry/${kind}.yaml`);
  const hint = `Documents end in .yaml; the registry has ${known.join(', ')}.${didYouMean(file, known)}`;
  return { code: 'stray_file', message: `\`${file}\` is read by nobody`, file, line: 1, column: 1, hint };
}

/** Names of the files of a folder, sorted; none when it isn't there. Hidden files and tests don't count. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !entry.name.endsWith('.test.ts'))
    .map(({ name }) => name)
    .sort();
}
