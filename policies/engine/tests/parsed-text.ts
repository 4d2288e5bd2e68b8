import { type ParsedDocument, parseDocument } from '../../store/parse-document';
import type { DocumentKind } from '../documents';

const known = new Map<string, ParsedDocument>();

/** Parses a text once: tests ask for hundreds of policy sets that differ in one document. Nobody changes a document. */
export function parsedText(file: string, kind: DocumentKind, text: string): ParsedDocument {
  const key = `${file}\0${text}`;
  const parsed = known.get(key) ?? parseDocument(file, kind, text);
  known.set(key, parsed);
  return parsed;
}
