import { createHash } from 'node:crypto';

export type LineReading =
  | {
      readonly ok: true;
      readonly sequence: number;
      readonly previous: string;
      readonly hash: string;
      readonly kind: string;
    }
  | { readonly ok: false; readonly why: string };

const hashMember = /^,"hash":"([0-9a-f]{64})"\}$/;
/** Length of `,"hash":"<64 hex>"}`. */
const hashMemberBytes = 75;

/**
 * Checks one line of the file by itself: its hash against its bytes, and that it names its place in the chain.
 * @param line without the line feed
 */
export function readLine(line: Buffer): LineReading {
  const stated = hashMember.exec(line.subarray(-hashMemberBytes).toString('latin1'))?.[1];
  if (!stated) return { ok: false, why: 'the line does not end in a hash' };
  const body = line.subarray(0, line.length - hashMemberBytes);
  const computed = createHash('sha256').update(body).update('}').digest('hex');
  if (computed !== stated) return { ok: false, why: 'the hash does not fit what the line says' };
  const record = parse(line);
  if (!record || !Number.isSafeInteger(record.sequence) || typeof record.previous !== 'string')
    return { ok: false, why: 'the line is not an audit record' };
  return { ok: true, sequence: record.sequence, previous: record.previous, hash: stated, kind: String(record.kind) };
}

function parse(line: Buffer): { sequence: number; previous: unknown; kind: unknown } | undefined {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    return undefined;
  }
}
