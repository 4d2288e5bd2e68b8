import { open, readFile, rename } from 'node:fs/promises';
import { AuditError } from './audit-error';
import { formatReceipt } from './format-receipt';
import type { Receipt } from './model';
import { parseReceipt } from './parse-receipt';

const headPath = (auditPath: string) => `${auditPath}.head`;

/**
 * The receipt of a recent record, kept beside the file: a file that ends before it has lost its tail.
 * Throws `AuditError` (tampered) when the head is there and unreadable.
 */
export async function readHead(auditPath: string): Promise<Receipt | null> {
  const text = await readFile(headPath(auditPath), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const head = parseReceipt(text);
  if (!head)
    throw new AuditError(
      'tampered',
      `audit head \`${headPath(auditPath)}\`: expected \`<sequence>.<hash>.<seal>\`, got something else`,
    );
  return head;
}

/** Replaces the head as one step: a crash leaves the old one or the new one. */
export async function writeHead(auditPath: string, head: Receipt): Promise<void> {
  const next = `${headPath(auditPath)}.next`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(`${formatReceipt(head)}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  await rename(next, headPath(auditPath));
}
