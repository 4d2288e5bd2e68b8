import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentKind, PolicyDocument, PolicyDocuments } from '../engine/documents';
import { didYouMean } from '../engine/nearest';
import type { PolicyFault } from '../engine/policy-fault';
import { checkForm } from './check-form';
import { readYaml } from './yaml-document';

const registryKinds = ['organisations', 'clients', 'items', 'limits'] as const;
/** A document longer than this is no document. */
const maxBytes = 4 * 1024 * 1024;

/**
 * Reads the policy documents below a folder: `catalogue/`, `registry/`, `agreements/` (YAML) and `operations/`
 * (GraphQL). Documents with faults of form are left out and their faults told.
 * Throws only when the folder cannot be read.
 */
export function readPolicyFiles(directory: string): PolicyDocuments {
  if (!existsSync(directory)) throw new Error(`no folder of policies at \`${directory}\``);
  const documents: PolicyDocument[] = [];
  const faults: PolicyFault[] = [];
  const read = (folder: string, name: string, kind: DocumentKind | null) => {
    const file = `${folder}/${name}`;
    const found = kind ? readDocument(directory, file, kind) : { document: null, faults: [strayFile(file)] };
    if (found.document) documents.push(found.document);
    faults.push(...found.faults);
  };
  for (const name of filesIn(directory, 'catalogue')) read('catalogue', name, isYaml(name) ? 'catalogue' : null);
  for (const name of filesIn(directory, 'agreements')) read('agreements', name, isYaml(name) ? 'agreement' : null);
  for (const name of filesIn(directory, 'registry')) {
    read('registry', name, registryKinds.find((kind) => name === `${kind}.yaml`) ?? null);
  }
  const operations = new Map<string, string>();
  for (const name of filesIn(directory, 'operations')) {
    if (name.endsWith('.graphql')) operations.set(name, readFileSync(join(directory, 'operations', name), 'utf8'));
  }
  return { documents, operations, faults };
}

function readDocument(
  directory: string,
  file: string,
  kind: DocumentKind,
): { document: PolicyDocument; faults: [] } | { document: null; faults: PolicyFault[] } {
  const path = join(directory, file);
  if (statSync(path).size > maxBytes) {
    const message = `the file is longer than ${maxBytes} bytes`;
    return {
      document: null,
      faults: [{ code: 'yaml', message, file, line: 1, column: 1, hint: 'Split the document.' }],
    };
  }
  const yaml = readYaml(file, readFileSync(path, 'utf8'));
  const faults = yaml.faults.length > 0 ? [...yaml.faults] : checkForm(file, kind, yaml);
  if (faults.length > 0) return { document: null, faults };
  // The JSON Schema of its kind has just said that the content is of this shape.
  return { document: { kind, file, content: yaml.content, at: yaml.at } as PolicyDocument, faults: [] };
}

/** A file that nobody reads is a policy that silently isn't one. */
function strayFile(file: string): PolicyFault {
  const known = registryKinds.map((kind) => `registry/${kind}.yaml`);
  const hint = `Documents end in .yaml; the registry has ${known.join(', ')}.${didYouMean(file, known)}`;
  return { code: 'stray_file', message: `\`${file}\` is read by nobody`, file, line: 1, column: 1, hint };
}

function isYaml(name: string): boolean {
  return name.endsWith('.yaml');
}

/** Names of the files of a folder, sorted; none when it isn't there. Hidden files don't count. */
function filesIn(directory: string, folder: string): string[] {
  const path = join(directory, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort();
}
