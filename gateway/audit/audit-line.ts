import { hash as digest } from 'node:crypto';
import { canonical } from '../../schema/lib/canonical';
import { decisionText, type LinePlace } from './decision-text';
import type { AuditRecord } from './model';

/** What a line says. `decision` is an answer that left; the others are notes of the log about itself. */
export type AuditEntry =
  | { readonly kind: 'decision'; readonly record: AuditRecord }
  | { readonly kind: 'opened' }
  /** The disk takes records again. */
  | { readonly kind: 'resumed'; readonly refusedRecords: number }
  | { readonly kind: 'recovered'; readonly cutBytes: number; readonly cutSha256: string };

export interface AuditLine {
  readonly bytes: Buffer;
  readonly hash: string;
}

/** `previous` of the first record. */
export const firstPrevious = '0'.repeat(64);
/** The version of the line format, in every `opened` record. */
const formatVersion = 1;

/**
 * One line of the file: the canonical JSON of the record, to which `hash`, the SHA-256 of that JSON, is added as the
 * last member, and a line feed. The hash is over the bytes as they stand in the file, so that a verifier needs no
 * canonical form of its own. Names follow Open Policy Agent's decision log where it has one; docs/audit.md lists them.
 */
export function auditLine(entry: AuditEntry, place: LinePlace): AuditLine {
  const body = entry.kind === 'decision' ? decisionText(entry.record, place) : noteText(entry, place);
  const hash = digest('sha256', body, 'hex');
  return { bytes: Buffer.from(`${body.slice(0, -1)},"hash":"${hash}"}\n`), hash };
}

function noteText(entry: Exclude<AuditEntry, { kind: 'decision' }>, place: object): string {
  switch (entry.kind) {
    case 'opened':
      return canonical({ ...place, kind: entry.kind, version: formatVersion });
    case 'resumed':
      return canonical({ ...place, kind: entry.kind, refused_records: entry.refusedRecords });
    case 'recovered':
      return canonical({ ...place, kind: entry.kind, cut_bytes: entry.cutBytes, cut_sha256: entry.cutSha256 });
  }
}
