import type { PolicyDocument, PolicyDocuments } from '../engine/documents';
import { didYouMean } from '../engine/nearest';
import type { PolicyFault } from '../engine/policy-fault';
import { kindOfFile, registryFiles } from './document-kinds';
import { parseDocument } from './parse-document';

/**
 * Policy documents from the texts of their files, by path below the folder of policies: YAML, and GraphQL for
 * operations. Documents with faults of form are left out and their faults told. Pure.
 */
export function documentsOfTexts(texts: Iterable<readonly [file: string, text: string]>): PolicyDocuments {
  const documents: PolicyDocument[] = [];
  const faults: PolicyFault[] = [];
  const operations = new Map<string, string>();
  for (const [file, text] of texts) {
    const kind = kindOfFile(file);
    if (kind === 'ignored') continue;
    if (kind === 'stray') faults.push(strayFile(file));
    else if (kind === 'operation') operations.set(file.slice('operations/'.length), text);
    else {
      const parsed = parseDocument(file, kind, text);
      if (parsed.document) documents.push(parsed.document);
      faults.push(...parsed.faults);
    }
  }
  return { documents, operations, faults };
}

/** A file that nobody reads is a policy that silently isn't one. */
function strayFile(file: string): PolicyFault {
  const hint = `Documents end in .yaml; the registry has ${registryFiles.join(', ')}.${didYouMean(file, registryFiles)}`;
  return { code: 'stray_file', message: `\`${file}\` is read by nobody`, file, line: 1, column: 1, hint };
}
