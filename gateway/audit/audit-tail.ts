import { AuditError } from './audit-error';
import type { AuditFile } from './audit-file';
import { readLine } from './read-line';

/** The end of a file that is to be continued. */
export interface AuditTail {
  readonly last: { readonly sequence: number; readonly hash: string } | null;
  /** Bytes up to and with the last complete line. */
  readonly length: number;
  /** What stands after it: a line whose writer was stopped, never acknowledged. */
  readonly torn: Buffer;
}

const lineFeed = 0x0a;

/**
 * Finds the last complete record from the file's end, without reading the rest.
 * @param longestLineBytes no line is longer; bounds what is read
 * Throws `AuditError` (tampered) when the last complete line is not a record.
 */
export async function auditTail(file: AuditFile, path: string, longestLineBytes: number): Promise<AuditTail> {
  const { size } = await file.stat();
  // One torn line, and one complete line before it with the line feed that begins it.
  const from = Math.max(0, size - 2 * longestLineBytes - 1);
  const end = await file.read(from, size - from);
  const lastFeed = end.lastIndexOf(lineFeed);
  const torn = end.subarray(lastFeed + 1);
  if (lastFeed < 0) {
    if (from > 0) throw tampered(path, 'it does not end in a line that this log could have written');
    return { last: null, length: 0, torn };
  }
  const begin = lastFeed === 0 ? 0 : end.lastIndexOf(lineFeed, lastFeed - 1) + 1;
  const reading = readLine(end.subarray(begin, lastFeed));
  if (!reading.ok) throw tampered(path, `its last line is not intact: ${reading.why}`);
  return { last: reading, length: from + lastFeed + 1, torn };
}

function tampered(path: string, why: string): AuditError {
  return new AuditError(
    'tampered',
    `audit file \`${path}\` cannot be continued: ${why}; the operator must keep it for the auditor, run ` +
      '`sharegraph audit verify`, and move it and its `.head` away before the gateway may start',
  );
}
