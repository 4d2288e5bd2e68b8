import { createReadStream } from 'node:fs';
import { readHead } from './audit-head';
import { auditKeys } from './audit-keys';
import type { Receipt } from './model';
import { sealReceipt } from './seal-receipt';
import { type ChainReport, verifyChain } from './verify-chain';

/**
 * Verifies an audit file offline: every record, its place, and that the file still reaches its head file and the given
 * receipt. A running gateway may write meanwhile.
 * @param options.key the log's key; with it the seals of the receipt and the head are checked too
 * Rejects with the error of the file system when the file cannot be read.
 */
export async function verifyAudit(
  file: string,
  options: { receipt?: Receipt; key?: Buffer } = {},
): Promise<ChainReport> {
  const proofs = [
    { source: 'the receipt', receipt: options.receipt ?? null },
    { source: 'the head', receipt: await readHead(file) },
  ];
  const expected = [];
  for (const { source, receipt } of proofs) {
    if (!receipt) continue;
    const { sequence, hash, seal } = receipt;
    if (options.key && sealReceipt(auditKeys(options.key), sequence, hash).seal !== seal) return notSealed(source);
    expected.push({ sequence, hash, source });
  }
  return verifyChain(createReadStream(file, { highWaterMark: 256 * 1024 }), expected);
}

function notSealed(source: string): ChainReport {
  const message = `${source} was not sealed with this key`;
  return { ok: false, records: 0, last: null, tornBytes: 0, fault: { line: 0, reason: 'receipt_invalid', message } };
}
