import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnTied } from '../../tests/spawn-tied';
import { openAuditLog } from '../audit-log';
import { parseReceipt } from '../parse-receipt';
import { verifyAudit } from '../verify-audit';

const key = Buffer.alloc(32, 7);
const directory = mkdtempSync(join(tmpdir(), 'audit-kill-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** Runs a busy writer until it has acknowledged `count` records, kills it, and returns what it had acknowledged. */
function killAfter(file: string, count: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const writer = spawnTied(process.execPath, ['-r', '@swc-node/register', join(__dirname, 'busy-writer.ts'), file]);
    let output = '';
    let errors = '';
    let lines = 0;
    writer.stdout.on('data', (chunk: Buffer) => {
      output += chunk;
      lines += chunk.toString().split('\n').length - 1;
      if (lines >= count) writer.kill('SIGKILL');
    });
    writer.stderr.on('data', (chunk: Buffer) => {
      errors += chunk;
    });
    writer.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1));
      else reject(new Error(`the writer ended with ${code}: ${errors}`));
    });
  });
}

describe('an audit log whose process is killed under load', () => {
  it('has every acknowledged record, verifies, and is continued', async () => {
    const file = join(directory, 'audit.log');
    const acknowledged: string[] = [];
    for (const count of [300, 1_000]) {
      acknowledged.push(...(await killAfter(file, count)));
      expect(await verifyAudit(file, { key })).toMatchObject({ ok: true });
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(1_300);

    const log = await openAuditLog({ file, key, clock: { now: () => 0 } });
    await log.close();
    const report = await verifyAudit(file, { key, receipt: parseReceipt(acknowledged.at(-1)!)! });
    expect(report).toMatchObject({ ok: true, tornBytes: 0 });

    const hashes = new Map(
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as { sequence: number; hash: string })
        .map(({ sequence, hash }) => [sequence, hash]),
    );
    for (const text of acknowledged) {
      const receipt = parseReceipt(text)!;
      expect(hashes.get(receipt.sequence)).toBe(receipt.hash);
    }
  });
});
