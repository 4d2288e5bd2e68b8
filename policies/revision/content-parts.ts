import { canonical } from '../../schema/lib/canonical';
import type { PolicyDocument } from '../engine/documents';
import type { Evidence } from '../workflow/evidence';
import type { Part } from './model';
import { sha256 } from './sha256';

/** A registry with more entries than this is several parts, so that one change moves and re-reads only a small one. */
const mostEntries = 200;

/** Content of a revision, cut into content-addressed parts. */
export interface ContentParts {
  /** SHA-256 of `list`. */
  readonly base: string;
  /** Canonical JSON of the parts. */
  readonly list: string;
  readonly parts: readonly Part[];
  /** Canonical JSON of each part by its digest. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Cuts the content of a policy set into parts. The same for any order of documents, evidence and registry entries.
 */
export function contentParts(content: {
  readonly documents: readonly Pick<PolicyDocument, 'kind' | 'file' | 'content'>[];
  readonly operations: ReadonlyMap<string, string>;
  readonly evidence: readonly Evidence[];
}): ContentParts {
  const texts = new Map<string, string>();
  const parts: Part[] = [];
  const add = (kind: Part['kind'], name: string, value: unknown): void => {
    const text = canonical(value);
    const digest = sha256(text);
    texts.set(digest, text);
    parts.push({ kind, name, digest });
  };
  for (const document of content.documents)
    for (const piece of piecesOf(document)) add(document.kind, document.file, piece);
  for (const [name, text] of content.operations) add('operation', name, text);
  for (const evidence of content.evidence) add('evidence', evidence.agreement, evidence);
  parts.sort(byNameAndDigest);
  const list = canonical({ format: 1, parts });
  return { base: sha256(list), list, parts, texts };
}

/** Registries are lists of entries with ids; everything else is one piece. */
function piecesOf({ kind, content }: Pick<PolicyDocument, 'kind' | 'content'>): readonly unknown[] {
  const list = (content as unknown as Record<string, unknown>)[kind];
  if (!Array.isArray(list)) return [content];
  const entries = (list as { id: string }[]).toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  if (entries.length <= mostEntries) return [{ [kind]: entries }];
  // By a hash of the id, not by position: a new entry changes one piece, not all that come after it.
  const pieces = new Map<string, { id: string }[]>();
  for (const entry of entries) {
    const bucket = sha256(entry.id).slice(0, 2);
    const piece = pieces.get(bucket);
    if (piece) piece.push(entry);
    else pieces.set(bucket, [entry]);
  }
  return [...pieces.values()].map((piece) => ({ [kind]: piece }));
}

function byNameAndDigest(a: Part, b: Part): number {
  const [left, right] = [`${a.kind} ${a.name} ${a.digest}`, `${b.kind} ${b.name} ${b.digest}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
