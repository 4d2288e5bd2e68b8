import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../schema/lib/clock';
import { AuditError } from './audit-error';
import type { AuditFile } from './audit-file';
import { readHead, writeHead } from './audit-head';
import { auditKeys } from './audit-keys';
import type { AuditEntry } from './audit-line';
import { takeAuditLock } from './audit-lock';
import { ChainWriter } from './chain-writer';
import { CommitQueue } from './commit-queue';
import { longestLineBytes } from './longest-line';
import type { AuditLog, AuditRecord, Receipt } from './model';
import { openAuditFile } from './open-audit-file';

export interface AuditLogOptions {
  readonly file: string;
  /** At least 32 bytes; digests, seals and nonces are derived from it. */
  readonly key: Buffer;
  readonly clock: Clock;
  /** Records that may wait for the disk; more are refused. Default 10,000. */
  readonly maximumWaiting?: number;
  /** Records of one write and sync. Default 1,000. */
  readonly maximumBatch?: number;
  /** Shortest time between two syncs, in milliseconds: under load, more records share one. Default 2. */
  readonly syncIntervalMs?: number;
  /** How old the head file may grow while records come in, in milliseconds. Default 1,000. */
  readonly headIntervalMs?: number;
  readonly openFile?: (path: string) => Promise<AuditFile>;
}

/**
 * Opens the log and continues its chain. See docs/audit.md for the file's format.
 * Throws `AuditError` when another process writes the file (locked), its end was altered or cut (tampered), the key is
 * short (misconfigured), or it cannot be written (sink_failed).
 */
export async function openAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { file: path, clock, headIntervalMs = 1000, maximumWaiting = 10_000, maximumBatch = 1000 } = options;
  const { syncIntervalMs = 2 } = options;
  const keys = auditKeys(options.key);
  const writer = new ChainWriter({
    path,
    keys,
    clock,
    openFile: options.openFile ?? openAuditFile,
    maximumLineBytes: longestLineBytes,
  });
  const unlock = await placeFor(path).catch((error) => Promise.reject(named(path, error)));
  try {
    await writer.open(await readHead(path));
  } catch (error) {
    await writer.close().catch(() => undefined);
    await unlock();
    throw named(path, error);
  }

  /** Records refused since the disk last took one; null while it works. */
  let refused: number | null = null;
  let headWritten: Receipt | null = null;
  let headWrittenMs = Number.NEGATIVE_INFINITY;
  // The head is a second witness, not the record: an answer doesn't wait for it, and a failure is tried again.
  let headWriting: Promise<void> = Promise.resolve();
  let headBusy = false;
  function keepHead(): void {
    const { head } = writer;
    if (headBusy || !head || head.sequence === headWritten?.sequence) return;
    headBusy = true;
    // No clock that can be set: after it was set back nobody would write the head for as long.
    headWrittenMs = performance.now();
    headWriting = writeHead(path, head)
      .then(() => {
        headWritten = head;
      })
      .catch(() => undefined)
      .finally(() => {
        headBusy = false;
      });
  }

  const queue = new CommitQueue<AuditEntry, Receipt>(
    async (entries) => {
      // Auditors have to see that there was a time in which nothing could be recorded, and so nothing was answered.
      const noted = refused;
      const note: AuditEntry[] = noted === null ? [] : [{ kind: 'resumed', refusedRecords: noted }];
      try {
        const results = await writer.write([...note, ...entries]);
        // Others may have been refused meanwhile, because too many wait.
        refused = refused === noted ? null : (refused ?? 0) - (noted ?? 0);
        if (performance.now() - headWrittenMs >= headIntervalMs) keepHead();
        return results.slice(note.length);
      } catch (error) {
        refused ??= 0;
        throw error;
      }
    },
    { maximumWaiting, maximumBatch, intervalMs: syncIntervalMs },
  );
  let probing = false;
  function probe(): void {
    if (probing) return;
    probing = true;
    queue
      .flush()
      .catch(() => undefined)
      .finally(() => {
        probing = false;
      });
  }
  let closing: Promise<void> | null = null;

  async function closeOnce(): Promise<void> {
    await queue.close();
    await headWriting;
    keepHead();
    await headWriting;
    await writer.close().finally(unlock);
  }

  return {
    append: (record: AuditRecord) =>
      queue.add({ kind: 'decision', record }).catch((error) => {
        if (!(error instanceof AuditError) || !ofTheRecord.has(error.code)) refused = (refused ?? 0) + 1;
        throw error;
      }),
    get head() {
      return writer.head;
    },
    get healthy() {
      if (refused !== null) probe();
      return refused === null;
    },
    close() {
      closing ??= closeOnce();
      return closing;
    },
  };
}

/** Failures that say nothing of the disk: a record that is none, or one that comes when all is over. */
const ofTheRecord: ReadonlySet<string> = new Set(['record_invalid', 'closed']);

/** The folder, for its owner only, and the lock. */
async function placeFor(path: string): Promise<() => Promise<void>> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return takeAuditLock(path);
}

function named(path: string, error: unknown): AuditError {
  if (error instanceof AuditError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
  return new AuditError(
    'sink_failed',
    `audit file \`${path}\`: expected a place to write to, got \`${code}\`; the operator must make its folder writable`,
    { cause: error },
  );
}
