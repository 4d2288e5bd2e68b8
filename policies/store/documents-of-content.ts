import type { DocumentKind, PolicyDocument, PolicyDocuments } from '../engine/documents';
import type { PolicyFault } from '../engine/policy-fault';
import { checkForm } from './check-form';
import { documentKinds, kindOfFile } from './document-kinds';
import type { ParsedDocument } from './parse-document';

/** What one document says, without its text: as revisions carry it. */
export interface DocumentContent {
  /** Relative to the folder of policies, e.g. `agreements/s01-credit-amr.yaml`. */
  readonly file: string;
  readonly kind: DocumentKind;
  /** Plain JSON. */
  readonly content: unknown;
}

const start = { line: 1, column: 1 };

/**
 * Policy documents from content that comes without text, such as a revision's. Every place is line 1, column 1 of its
 * file. Pure.
 * @param operations texts of operations by file name
 */
export function documentsOfContent(
  contents: readonly DocumentContent[],
  operations: Readonly<Record<string, string>>,
): PolicyDocuments {
  const documents: PolicyDocument[] = [];
  const faults: PolicyFault[] = [];
  const files = new Set<string>();
  for (const each of contents) {
    const parsed = files.has(each.file) ? fault(each.file, `\`${each.file}\` is there twice`) : documentOfContent(each);
    files.add(each.file);
    if (parsed.document) documents.push(parsed.document);
    faults.push(...parsed.faults);
  }
  return { documents, operations: new Map(Object.entries(operations)), faults };
}

/** One document, checked by the JSON Schema that its file would be checked by: whoever made it may not have. */
export function documentOfContent({ file, kind, content }: DocumentContent): ParsedDocument {
  if (!(documentKinds as readonly string[]).includes(kind)) {
    return fault(file, `\`${kind}\` is no kind of document: expected ${documentKinds.join(', ')}`);
  }
  if (kindOfFile(file) !== kind) return fault(file, `\`${file}\` is no place for a document of kind \`${kind}\``);
  const at = () => start;
  const faults = checkForm(file, kind, { content, faults: [], at });
  if (faults.length > 0) return { document: null, faults };
  // The JSON Schema of its kind has just said that the content is of this shape.
  return { document: { kind, file, content, at } as PolicyDocument, faults: [] };
}

function fault(file: string, message: string): ParsedDocument {
  const hint = 'Export the revision again, or ask who made it.';
  return { document: null, faults: [{ code: 'form', message, file, ...start, hint }] };
}
