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
 * @returns `headed`: whether there is a head file, without which nobody would notice that the file was cut
 * Rejects with the error of the file system when the file cannot be read.
 */
export async function verifyAudit(
  file: string,
  options: { receipt?: Receipt; key?: Buffer } = {},
): Promise<ChainReport & { readonly headed: boolean }> {
  const head = await readHead(file);
  const headed = head !== null;
  const proofs = [
    { source: 'the receipt', receipt: options.receipt ?? null },
    { source: 'the head', receipt: head },
  ];
  const expected = [];
  for (const { source, receipt } of proofs) {
    if (!receipt) continue;
    const { sequence, hash, seal } = receipt;
    if (options.key && sealReceipt(auditKeys(options.key), sequence, hash).seal !== seal)
      return { ...notSealed(source), headed };
    expected.push({ sequence, hash, source });
  }
  return { ...(await verifyChain(createReadStream(file, { highWaterMark: 256 * 1024 }), expected)), headed };
}

function notSealed(source: string): ChainReport {
  const message = `${source} was not sealed with this key`;
  return { ok: false, records: 0, last: null, tornBytes: 0, fault: { line: 0, reason: 'receipt_invalid', message } };
}
