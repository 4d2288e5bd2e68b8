import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAuditLog } from '../audit-log';
import { verifyAudit } from '../verify-audit';
import { sampleRecord } from './sample-record';

const key = Buffer.alloc(32, 7);
const directory = mkdtempSync(join(tmpdir(), 'audit-disk-'));
const mounted = mountSmallDisk();

afterAll(() => {
  if (mounted) execFileSync('umount', ['-l', directory]);
  rmSync(directory, { recursive: true, force: true });
});

/** Only root may mount; for others audit-log.test.ts has the same cases with an injected failure. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', directory], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('disk-full: no right to mount a tmpfs here; skipped (the injected failures cover it)');
    return false;
  }
}

(mounted ? describe : describe.skip)('an audit log on a disk that runs full', () => {
  it('acknowledges nothing more, resumes when there is room, and the chain holds every acknowledged record', async () => {
    const file = join(directory, 'audit.log');
    const ballast = join(directory, 'ballast');
    writeFileSync(ballast, Buffer.alloc(16 * 1024));
    const log = await openAuditLog({ file, key, clock: { now: () => 1_000 } });

    const receipts = [];
    let refused = 0;
    for (let n = 1; refused < 5 && n < 500; n++) {
      const settled = await Promise.allSettled([log.append(sampleRecord(n))]);
      if (settled[0].status === 'fulfilled') receipts.push(settled[0].value);
      else {
        expect(settled[0].reason).toMatchObject({ code: 'sink_failed', message: expect.stringContaining('ENOSPC') });
        refused += 1;
      }
    }
    expect(refused).toBe(5);
    expect(log.healthy).toBe(false);

    rmSync(ballast);
    receipts.push(await log.append(sampleRecord(1_000)));
    expect(log.healthy).toBe(true);
    await log.close();
    for (const receipt of receipts) expect(await verifyAudit(file, { receipt, key })).toMatchObject({ ok: true });
    expect(await verifyAudit(file)).toMatchObject({ records: receipts.length + 2 });
  });
});
