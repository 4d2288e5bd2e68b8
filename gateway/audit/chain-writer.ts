import { createHash } from 'node:crypto';
import { keyedDigest } from '../../policies/engine/keyed-digest';
import type { Clock } from '../../schema/lib/clock';
import { AuditError } from './audit-error';
import type { AuditFile } from './audit-file';
import type { AuditKeys } from './audit-keys';
import { type AuditEntry, type AuditLine, auditLine, firstPrevious } from './audit-line';
import { auditTail } from './audit-tail';
import type { LinePlace } from './decision-text';
import type { Receipt } from './model';
import { sealReceipt } from './seal-receipt';

export interface ChainWriterOptions {
  readonly path: string;
  readonly keys: AuditKeys;
  readonly clock: Clock;
  readonly openFile: (path: string) => Promise<AuditFile>;
  /** No line is longer; a record that would be is refused. */
  readonly maximumLineBytes: number;
}

/**
 * Writes entries behind each other into the chain. What it remembers (`head`, `position`) moves only after a sync, so
 * a failed batch leaves no trace: the next one goes back to the last synced byte and takes the same place.
 */
export class ChainWriter {
  head: Receipt | null = null;
  /** Bytes in the file that are written and synced. */
  private position = 0;
  private file: AuditFile | null = null;
  /** A batch of ours failed after its write began: what stands behind `position` is ours and nobody waits for it. */
  private leftovers = false;

  constructor(private readonly options: ChainWriterOptions) {}

  /**
   * Opens the file, checks its last record, cuts off a torn last line and notes that.
   * @param knownHead a receipt that the file must still reach
   */
  async open(knownHead: Receipt | null): Promise<void> {
    const { path, openFile, maximumLineBytes, keys } = this.options;
    this.file = await openFile(path);
    const { last, length, torn } = await auditTail(this.file, path, maximumLineBytes);
    this.head = last && sealReceipt(keys, last.sequence, last.hash);
    this.position = length;
    this.checkReaches(knownHead);
    if (torn.length > 0) await this.file.truncate(length);
    const cutSha256 = createHash('sha256').update(torn).digest('hex');
    const recovered: AuditEntry[] = torn.length > 0 ? [{ kind: 'recovered', cutBytes: torn.length, cutSha256 }] : [];
    await this.write([...recovered, { kind: 'opened' }]);
  }

  /** One write and one sync. Answers in order; an entry that makes no valid line gets an error of its own. */
  async write(entries: readonly AuditEntry[]): Promise<(Receipt | AuditError)[]> {
    const file = await this.ready();
    const { lines, results } = this.build(entries);
    const bytes = Buffer.concat(lines.map((line) => line.bytes));
    try {
      this.leftovers = true;
      await file.write(bytes, this.position);
      await file.datasync();
      this.leftovers = false;
    } catch (error) {
      // Best done now, so that the file ends in acknowledged records; else the next batch does it.
      await file.truncate(this.position).catch(() => undefined);
      await this.discardFile();
      throw sinkFailed(this.options.path, error);
    }
    this.position += bytes.length;
    this.head = results.findLast((result): result is Receipt => !(result instanceof AuditError)) ?? this.head;
    return results;
  }

  async close(): Promise<void> {
    await this.file?.close();
    this.file = null;
  }

  private build(entries: readonly AuditEntry[]): { lines: AuditLine[]; results: (Receipt | AuditError)[] } {
    const { keys, clock } = this.options;
    let { sequence, hash: previous } = this.head ?? { sequence: 0, hash: firstPrevious };
    const timestamp = new Date(clock.now()).toISOString();
    // Nobody outside sees it, so lines that are written together can share one.
    const nonce = keyedDigest(keys.nonce, `${sequence + 1}.${previous}`);
    const lines: AuditLine[] = [];
    const results = entries.map((entry) => {
      const line = this.line(entry, { sequence: sequence + 1, previous, timestamp, nonce });
      if (line instanceof AuditError) return line;
      lines.push(line);
      sequence += 1;
      previous = line.hash;
      return sealReceipt(keys, sequence, previous);
    });
    return { lines, results };
  }

  /** A record that makes no line must not take the others of its batch with it. */
  private line(entry: AuditEntry, place: LinePlace): AuditLine | AuditError {
    const { maximumLineBytes } = this.options;
    try {
      const line = auditLine(entry, place);
      if (line.bytes.length <= maximumLineBytes) return line;
      return invalid(`at most \`${maximumLineBytes}\` bytes, got \`${line.bytes.length}\``);
    } catch (cause) {
      return invalid('a value that JSON can say', cause);
    }
  }

  /** The file, as this writer left it. Another hand's bytes are never overwritten or cut. */
  private async ready(): Promise<AuditFile> {
    const { path, openFile } = this.options;
    try {
      this.file ??= await openFile(path);
      let { size, links } = await this.file.stat();
      if (this.leftovers && size > this.position) {
        await this.file.truncate(this.position);
        size = this.position;
      }
      if (size !== this.position || links === 0) throw changed(path, this.position, links === 0 ? 0 : size);
      return this.file;
    } catch (error) {
      await this.discardFile();
      throw error instanceof AuditError ? error : sinkFailed(path, error);
    }
  }

  private async discardFile(): Promise<void> {
    const file = this.file;
    this.file = null;
    // It already failed; what its closing says changes nothing.
    await file?.close().catch(() => undefined);
  }

  private checkReaches(known: Receipt | null): void {
    const { path, keys } = this.options;
    if (!known) return;
    const found = this.head?.sequence ?? 0;
    const sealed = sealReceipt(keys, known.sequence, known.hash).seal === known.seal;
    const reaches = found > known.sequence || (found === known.sequence && this.head?.hash === known.hash);
    if (sealed && reaches) return;
    const why = sealed
      ? `its head names record \`${known.sequence}\`, got \`${found}\` last`
      : 'its head was not sealed with this key';
    throw new AuditError(
      'tampered',
      `audit file \`${path}\` cannot be continued: ${why}; the operator must keep both files for the auditor and move ` +
        'them away (or give back the old key) before the gateway may start',
    );
  }
}

function sinkFailed(path: string, cause: unknown): AuditError {
  const code = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message;
  return new AuditError('sink_failed', `audit file \`${path}\`: expected to write and sync, got \`${code}\``, {
    cause,
  });
}

function invalid(expected: string, cause?: unknown): AuditError {
  return new AuditError('record_invalid', `audit record: expected ${expected}`, { cause });
}

function changed(path: string, expected: number, got: number): AuditError {
  return new AuditError(
    'tampered',
    `audit file \`${path}\`: expected \`${expected}\` bytes as this process left them, got \`${got}\`; the operator must ` +
      'find out who else touched it',
  );
}
