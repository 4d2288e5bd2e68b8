import fc from 'fast-check';
import { auditLine, firstPrevious } from './audit-line';
import { sampleRecord } from './tests/sample-record';
import { verifyChain } from './verify-chain';

const nonce = 'n'.repeat(22);
const count = 7;

function chain(): { lines: Buffer[]; hashes: string[] } {
  const lines: Buffer[] = [];
  const hashes: string[] = [];
  for (let sequence = 1; sequence <= count; sequence++) {
    const previous = hashes.at(-1) ?? firstPrevious;
    const entry = { kind: 'decision', record: sampleRecord(sequence) } as const;
    const line = auditLine(entry, { sequence, previous, timestamp: new Date(1_000 * sequence).toISOString(), nonce });
    lines.push(line.bytes);
    hashes.push(line.hash);
  }
  return { lines, hashes };
}

const { lines, hashes } = chain();
const whole = Buffer.concat(lines);
const index = fc.nat(count - 1);

async function faultOf(parts: readonly Buffer[]): Promise<string | undefined> {
  return (await verifyChain([Buffer.concat(parts)])).fault?.reason;
}

describe('verifyChain', () => {
  it('accepts an intact file in pieces of any size', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (size) => {
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, piece) =>
          whole.subarray(piece * size, (piece + 1) * size),
        );
        expect(await verifyChain(pieces)).toMatchObject({ ok: true, records: count, tornBytes: 0 });
      }),
      { numRuns: 50 },
    );
  });

  it('finds a flipped bit in any byte', async () => {
    for (let at = 0; at < whole.length; at++) {
      const altered = Buffer.from(whole);
      altered[at]! ^= 1 << (at % 8);
      const report = await verifyChain([altered]);
      expect({ at, ok: report.ok }).toEqual({ at, ok: false });
    }
  });

  it('names the line of an altered record', async () => {
    const altered = Buffer.from(lines[4]!.toString().replace('Person.mobile', 'Person.idNumb'));
    const report = await verifyChain([Buffer.concat([...lines.slice(0, 4), altered, ...lines.slice(5)])]);
    expect(report).toMatchObject({ ok: false, records: 4, fault: { line: 5, reason: 'altered' } });
  });

  it('finds any removed run of lines that has a record behind it', async () => {
    await fc.assert(
      fc.asyncProperty(index, fc.integer({ min: 1, max: count }), async (from, length) => {
        fc.pre(from + length < count);
        expect(await faultOf([...lines.slice(0, from), ...lines.slice(from + length)])).toBe('removed');
      }),
    );
  });

  it('finds any two swapped lines', async () => {
    await fc.assert(
      fc.asyncProperty(index, index, async (a, b) => {
        fc.pre(a !== b);
        const swapped = [...lines];
        [swapped[a], swapped[b]] = [lines[b]!, lines[a]!];
        expect(await faultOf(swapped)).toBe('reordered');
      }),
    );
  });

  it('finds any repeated line', async () => {
    await fc.assert(
      fc.asyncProperty(index, index, async (line, at) => {
        const repeated = [...lines.slice(0, at), lines[line]!, ...lines.slice(at)];
        expect(await faultOf(repeated)).toMatch(/reordered|removed/);
      }),
    );
  });

  it('finds a record that was rewritten with a hash of its own', async () => {
    const place = { sequence: 5, previous: hashes[3]!, timestamp: new Date(0).toISOString(), nonce };
    const forged = auditLine({ kind: 'decision', record: sampleRecord(99) }, place).bytes;
    expect(await verifyChain([Buffer.concat([...lines.slice(0, 4), forged, ...lines.slice(5)])])).toMatchObject({
      ok: false,
      fault: { line: 6, reason: 'broken_chain' },
    });
  });

  it('finds a lost tail for whoever holds a receipt of it, and only then', async () => {
    const cut = Buffer.concat(lines.slice(0, 4));
    const receipt = { sequence: 6, hash: hashes[5]!, source: 'the receipt' };
    expect((await verifyChain([cut])).ok).toBe(true);
    expect((await verifyChain([cut], [receipt])).fault).toMatchObject({ line: 5, reason: 'truncated' });
    expect((await verifyChain([whole], [receipt])).ok).toBe(true);
  });

  it('finds a receipt whose record says something else now', async () => {
    const receipt = { sequence: 3, hash: 'f'.repeat(64), source: 'the receipt' };
    expect((await verifyChain([whole], [receipt])).fault).toMatchObject({ line: 3, reason: 'replaced' });
  });

  it('takes a line that a stopped write left as torn, at any length, and reads no record from it', async () => {
    const last = lines[count - 1]!;
    for (let length = 1; length < last.length; length++) {
      const report = await verifyChain([Buffer.concat([...lines.slice(0, -1), last.subarray(0, length)])]);
      expect(report).toMatchObject({ ok: true, records: count - 1, tornBytes: length });
    }
  });

  it('stops at a line that no gateway could have written, without gathering it', async () => {
    const report = await verifyChain(Array.from({ length: 40 }, () => Buffer.alloc(64 * 1024, 'a')));
    expect(report.fault).toMatchObject({ reason: 'altered' });
  });
});
