import type { DocumentKind, PolicyDocument } from '../engine/documents';
import type { PolicyFault } from '../engine/policy-fault';
import { checkForm } from './check-form';
import { readYaml } from './yaml-document';

/** A policy document, or what is wrong with its form. */
export type ParsedDocument =
  | { readonly document: PolicyDocument; readonly faults: readonly [] }
  | { readonly document: null; readonly faults: readonly PolicyFault[] };

/** Parses a policy document and checks it against the JSON Schema of its kind. */
export function parseDocument(file: string, kind: DocumentKind, text: string): ParsedDocument {
  const yaml = readYaml(file, text);
  const faults = yaml.faults.length > 0 ? yaml.faults : checkForm(file, kind, yaml);
  if (faults.length > 0) return { document: null, faults };
  // The JSON Schema of its kind has just said that the content is of this shape.
  return { document: { kind, file, content: yaml.content, at: yaml.at } as PolicyDocument, faults: [] };
}
