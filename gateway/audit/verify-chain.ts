import { firstPrevious } from './audit-line';
import { LineSplitter } from './line-splitter';
import { longestLineBytes } from './longest-line';
import { readLine } from './read-line';

export type ChainFault =
  /** The line's bytes don't fit its hash, or it is no record. */
  | 'altered'
  /** Records between the one before and this one are gone. */
  | 'removed'
  /** The record stands behind one that came later, or twice. */
  | 'reordered'
  /** The record is intact but continues another chain. */
  | 'broken_chain'
  /** What a receipt or the head names is not in the file: its end is gone. */
  | 'truncated'
  /** The record of a receipt is in the file with another content. */
  | 'replaced'
  /** The receipt was not made with this key. */
  | 'receipt_invalid';

export interface ChainReport {
  readonly ok: boolean;
  /** Records that were found intact and in their place. */
  readonly records: number;
  readonly last: { readonly sequence: number; readonly hash: string } | null;
  /** Bytes of a last line that was cut off while it was written; never acknowledged, so no fault. */
  readonly tornBytes: number;
  /** The first fault; the rest of the file is not read. */
  readonly fault?: { readonly line: number; readonly reason: ChainFault; readonly message: string };
}

/** A record that must be in the file, with the hash that it must have. */
export interface Expected {
  readonly sequence: number;
  readonly hash: string;
  /** How the message names it, e.g. `the receipt`. */
  readonly source: string;
}

/**
 * Follows the chain from its first record to its last, in constant memory.
 * @param chunks the file's bytes in any pieces
 * @param expected records that others hold a proof of
 */
export async function verifyChain(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  expected: readonly Expected[] = [],
): Promise<ChainReport> {
  const splitter = new LineSplitter(longestLineBytes);
  const chain = new ChainReader(expected);
  for await (const chunk of chunks) {
    for (const line of splitter.push(chunk)) {
      chain.read(line);
      if (chain.settled) return chain.report(0);
    }
    if (splitter.overflows) return chain.fail('altered', `expected a line of at most \`${longestLineBytes}\` bytes`);
  }
  return chain.end(splitter.rest);
}

class ChainReader {
  private line = 0;
  private last: ChainReport['last'] = null;
  private fault: ChainReport['fault'];
  /** Set when a record is missing in its place: it may still turn up behind, and then it was moved, not removed. */
  private gap: { readonly line: number; readonly wanted: number; readonly got: number } | null = null;

  constructor(private readonly expected: readonly Expected[]) {}

  get settled(): boolean {
    return this.fault !== undefined;
  }

  read(bytes: Buffer): void {
    this.line += 1;
    const reading = readLine(bytes);
    if (this.gap) {
      if (reading.ok && reading.sequence === this.gap.wanted) this.failAtGap('reordered');
      return;
    }
    if (!reading.ok) {
      this.fail('altered', reading.why);
      return;
    }
    const { sequence, previous, hash } = reading;
    const wanted = (this.last?.sequence ?? 0) + 1;
    if (sequence > wanted) {
      this.gap = { line: this.line, wanted, got: sequence };
      return;
    }
    if (sequence < wanted) this.fail('reordered', `expected record \`${wanted}\`, got \`${sequence}\` once more`);
    else if (previous !== (this.last?.hash ?? firstPrevious))
      this.fail('broken_chain', `record \`${sequence}\` does not continue the record before it`);
    else this.accept(sequence, hash);
  }

  end(rest: Buffer): ChainReport {
    if (this.gap) return this.failAtGap('removed');
    this.line += 1;
    if (startsWithRecord(rest)) return this.fail('altered', 'the last record is not followed by a line feed');
    const records = this.last?.sequence ?? 0;
    const missing = this.expected.find(({ sequence }) => sequence > records);
    if (missing)
      return this.fail('truncated', `expected record \`${missing.sequence}\` of ${missing.source}, got the file's end`);
    return this.report(rest.length);
  }

  fail(reason: ChainFault, message: string, line = this.line): ChainReport {
    this.fault = { line, reason, message };
    return this.report(0);
  }

  report(tornBytes: number): ChainReport {
    const { last, fault } = this;
    return { ok: !fault, records: last?.sequence ?? 0, last, tornBytes, ...(fault && { fault }) };
  }

  private accept(sequence: number, hash: string): void {
    const proof = this.expected.find((each) => each.sequence === sequence && each.hash !== hash);
    if (proof) this.fail('replaced', `record \`${sequence}\` is not the one that ${proof.source} was given for`);
    else this.last = { sequence, hash };
  }

  private failAtGap(reason: 'removed' | 'reordered'): ChainReport {
    const { line, wanted, got } = this.gap!;
    const where = reason === 'removed' ? 'which is nowhere in the file' : `which stands in line ${this.line}`;
    return this.fail(reason, `expected record \`${wanted}\`, ${where}, got \`${got}\``, line);
  }
}

/** A stopped write leaves less than a line and its line feed; a whole record with anything behind it is an alteration. */
function startsWithRecord(rest: Buffer): boolean {
  const end = rest.lastIndexOf('"}') + 2;
  return end >= 2 && rest.length > end && readLine(rest.subarray(0, end)).ok;
}
