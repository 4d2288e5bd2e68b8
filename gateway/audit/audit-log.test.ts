import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditLogOptions, openAuditLog } from './audit-log';
import { failingFile, syncGate } from './tests/failing-file';
import { sampleRecord } from './tests/sample-record';
import { verifyAudit } from './verify-audit';

const key = Buffer.alloc(32, 7);
let directory: string;
let file: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'audit-'));
  file = join(directory, 'audit.log');
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function open(options: Partial<AuditLogOptions> = {}) {
  return openAuditLog({ file, key, clock: { now: () => 1_000 }, ...options });
}
const linesOf = () => readFileSync(file, 'utf8').trimEnd().split('\n');
const kinds = () => linesOf().map((line) => JSON.parse(line).kind as string);
const failure = (code: string) => Object.assign(new Error(code), { code });

describe('openAuditLog', () => {
  it('chains records in the order of the calls and continues after a restart', async () => {
    for (const round of [0, 1, 2]) {
      const log = await open();
      const receipts = await Promise.all([1, 2, 3].map((n) => log.append(sampleRecord(round * 3 + n))));
      expect(receipts.map(({ sequence }) => sequence)).toEqual([2, 3, 4].map((n) => round * 4 + n));
      await log.close();
      for (const receipt of receipts) expect(await verifyAudit(file, { receipt, key })).toMatchObject({ ok: true });
    }
    const ids = linesOf().map((line) => JSON.parse(line).decision_id);
    expect(ids.filter(Boolean)).toEqual(Array.from({ length: 9 }, (_, n) => `request-${n + 1}`));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('acknowledges nothing before the sync of its batch, and gathers the next batch meanwhile', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile });
    faults.calls.length = 0;
    const { gate, reached, open: openGate } = syncGate();
    faults.syncGate = gate;
    const append = (n: number) =>
      log.append(sampleRecord(n)).then((receipt) => faults.calls.push(`acknowledged ${receipt.sequence}`));
    const first = [append(1), append(2)];
    await reached;
    const meanwhile = [append(3), append(4), append(5)];
    // Whatever could settle without the sync settles in these turns of the event loop.
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(faults.calls).toEqual(['write 2']);
    openGate();
    await Promise.all([...first, ...meanwhile]);
    expect(faults.calls).toEqual([
      'write 2',
      'datasync',
      'acknowledged 2',
      'acknowledged 3',
      'write 3',
      'datasync',
      'acknowledged 4',
      'acknowledged 5',
      'acknowledged 6',
    ]);
    await log.close();
  });

  it.each(['ENOSPC', 'EROFS', 'EBADF', 'EIO'])(
    'rejects everything that waits when a write fails with %s, and recovers',
    async (code) => {
      const { faults, openFile } = failingFile();
      const log = await open({ openFile });
      const before = await log.append(sampleRecord(1));
      faults.writeError = Object.assign(failure(code), { afterBytes: 700 });
      const waiting = await Promise.allSettled([2, 3, 4].map((n) => log.append(sampleRecord(n))));
      for (const settled of waiting)
        expect(settled).toMatchObject({
          status: 'rejected',
          reason: { code: 'sink_failed', message: expect.stringContaining(code) },
        });
      await expect(log.append(sampleRecord(5))).rejects.toMatchObject({ code: 'sink_failed' });
      expect(log.healthy).toBe(false);
      faults.writeError = null;
      const after = await log.append(sampleRecord(6));
      expect(log.healthy).toBe(true);
      expect(after.sequence).toBe(before.sequence + 2);
      await log.close();
      expect(await verifyAudit(file, { receipt: after, key })).toMatchObject({ ok: true, records: 4, tornBytes: 0 });
      expect(kinds()).toEqual(['opened', 'decision', 'resumed', 'decision']);
      expect(readFileSync(file, 'utf8')).not.toMatch(/request-[2345]/);
    },
  );

  it('rejects when the sync fails, and leaves no trace of the batch', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile });
    faults.syncError = failure('EIO');
    await expect(log.append(sampleRecord(1))).rejects.toMatchObject({ code: 'sink_failed' });
    faults.syncError = null;
    await log.append(sampleRecord(2));
    await log.close();
    expect(await verifyAudit(file, { key })).toMatchObject({ ok: true, records: 3 });
    expect(readFileSync(file, 'utf8')).not.toContain('request-1"');
    expect(JSON.parse(linesOf()[1]!)).toMatchObject({ kind: 'resumed', refused_records: 1 });
  });

  it('says of how many records nothing was written, those that waited behind and those that had no place among them', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile, maximumBatch: 4, maximumWaiting: 20 });
    faults.syncError = failure('ENOSPC');
    const records = Array.from({ length: 30 }, (_, n) => log.append(sampleRecord(n)));
    const settled = await Promise.allSettled(records);
    expect(settled.every(({ status }) => status === 'rejected')).toBe(true);
    faults.syncError = null;
    await log.append(sampleRecord(40));
    await log.close();
    expect(linesOf().map((line) => JSON.parse(line).refused_records ?? null)).toEqual([null, 30, null]);
  });

  it('goes on keeping the head when the clock is set back', async () => {
    let nowMs = 1e12;
    const log = await open({ clock: { now: () => nowMs }, headIntervalMs: 0 });
    const headIs = async (sequence: string) => {
      const read = () => (existsSync(`${file}.head`) ? readFileSync(`${file}.head`, 'utf8').split('.')[0] : null);
      for (let turn = 0; turn < 200 && read() !== sequence; turn += 1) await new Promise((done) => setTimeout(done, 5));
      expect(read()).toBe(sequence);
    };
    await log.append(sampleRecord(1));
    await headIs('2');
    nowMs -= 3_600_000;
    await log.append(sampleRecord(2));
    await headIs('3');
    await log.close();
  });

  it('becomes healthy again without a record to write, so that a gateway that gets no requests can come back', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile });
    faults.syncError = failure('ENOSPC');
    await expect(log.append(sampleRecord(1))).rejects.toMatchObject({ code: 'sink_failed' });
    faults.syncError = null;
    expect(log.healthy).toBe(false);
    // Waits behind the attempt that the question began.
    expect((await log.append(sampleRecord(2))).sequence).toBe(3);
    expect(log.healthy).toBe(true);
    await log.close();
    expect(kinds()).toEqual(['opened', 'resumed', 'decision']);
  });

  it('stays unhealthy while the disk fails, and closes all the same', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile });
    faults.syncError = failure('ENOSPC');
    await expect(log.append(sampleRecord(1))).rejects.toMatchObject({ code: 'sink_failed' });
    expect(log.healthy).toBe(false);
    await expect(log.append(sampleRecord(2))).rejects.toMatchObject({ code: 'sink_failed' });
    expect(log.healthy).toBe(false);
    await log.close();
    expect(kinds()).toEqual(['opened']);
  });

  it('is healthy while a batch is on its way', async () => {
    const log = await open();
    const appended = log.append(sampleRecord(1));
    expect(log.healthy).toBe(true);
    await appended;
    await log.close();
  });

  it('keeps rejecting while the file cannot be opened again', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile });
    faults.writeError = failure('EBADF');
    await expect(log.append(sampleRecord(1))).rejects.toThrow('EBADF');
    faults.writeError = null;
    faults.openError = failure('EROFS');
    await expect(log.append(sampleRecord(2))).rejects.toThrow('EROFS');
    faults.openError = null;
    await expect(log.append(sampleRecord(3))).resolves.toMatchObject({ sequence: 3 });
    await log.close();
  });

  it.each([1, 40, 600])('cuts off a torn last line of %i bytes and notes it', async (length) => {
    await closedLog(3);
    const torn = Buffer.from(linesOf().at(-1)!).subarray(0, length);
    appendFileSync(file, torn);
    expect(await verifyAudit(file, { key })).toMatchObject({ ok: true, records: 4, tornBytes: length });
    const log = await open();
    await log.close();
    expect(kinds()).toEqual(['opened', 'decision', 'decision', 'decision', 'recovered', 'opened']);
    expect(JSON.parse(linesOf()[4]!)).toMatchObject({
      cut_bytes: length,
      cut_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(await verifyAudit(file, { key })).toMatchObject({ ok: true, records: 6, tornBytes: 0 });
  });

  it('recovers a file whose very first line is torn', async () => {
    writeFileSync(file, '{"kind":"ope');
    const log = await open();
    await log.close();
    expect(kinds()).toEqual(['recovered', 'opened']);
  });

  it('continues no file whose last record was altered', async () => {
    await closedLog(2);
    writeFileSync(file, readFileSync(file, 'utf8').replace('request-2', 'request-9'));
    await expect(open()).rejects.toMatchObject({
      code: 'tampered',
      message: expect.stringContaining('hash does not fit'),
    });
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('continues no file that ends before its head, and the verifier says so', async () => {
    await closedLog(3);
    truncateSync(file, Buffer.byteLength(`${linesOf().slice(0, 2).join('\n')}\n`));
    await expect(open()).rejects.toMatchObject({
      code: 'tampered',
      message: expect.stringContaining('record `4`, got `2`'),
    });
    expect((await verifyAudit(file, { key })).fault).toMatchObject({ reason: 'truncated', line: 3 });
    rmSync(file);
    await expect(open()).rejects.toMatchObject({ code: 'tampered' });
  });

  it('believes no receipt that another key sealed', async () => {
    const [receipt] = await closedLog(1);
    expect((await verifyAudit(file, { receipt, key: Buffer.alloc(32, 8) })).fault).toMatchObject({
      reason: 'receipt_invalid',
    });
    await expect(open({ key: Buffer.alloc(32, 8) })).rejects.toThrow('not sealed with this key');
  });

  it('neither overwrites nor cuts what another hand wrote, and stops acknowledging', async () => {
    const log = await open();
    await log.append(sampleRecord(1));
    appendFileSync(file, 'stranger\n');
    await expect(log.append(sampleRecord(2))).rejects.toMatchObject({ code: 'tampered' });
    await expect(log.append(sampleRecord(3))).rejects.toMatchObject({ code: 'tampered' });
    expect(linesOf().at(-1)).toBe('stranger');
    await log.close();
  });

  it('stops acknowledging when the file is deleted under it', async () => {
    const log = await open();
    rmSync(file);
    await expect(log.append(sampleRecord(1))).rejects.toMatchObject({ code: 'tampered' });
    await expect(log.append(sampleRecord(2))).rejects.toMatchObject({ code: 'tampered' });
    await log.close();
  });

  it('lets no second writer in until the first has closed', async () => {
    const first = await open();
    await expect(open()).rejects.toMatchObject({ code: 'locked' });
    await first.append(sampleRecord(1));
    await first.close();
    await (await open()).close();
    expect(existsSync(`${file}.lock`)).toBe(false);
  });

  it('takes over the lock of a process that is gone, and not that of another host', async () => {
    const lock = { host: (await import('node:os')).hostname(), pid: process.pid, started: '1', token: 'gone' };
    writeFileSync(`${file}.lock`, JSON.stringify(lock));
    await (await open()).close();
    writeFileSync(`${file}.lock`, JSON.stringify({ ...lock, host: 'elsewhere' }));
    await expect(open()).rejects.toMatchObject({ code: 'locked', message: expect.stringContaining('elsewhere') });
  });

  it('refuses more records than may wait', async () => {
    const { faults, openFile } = failingFile();
    const log = await open({ openFile, maximumWaiting: 3 });
    const { gate, open: openGate } = syncGate();
    faults.syncGate = gate;
    const kept = [1, 2, 3].map((n) => log.append(sampleRecord(n)));
    await expect(log.append(sampleRecord(4))).rejects.toMatchObject({ code: 'queue_full' });
    openGate();
    await expect(Promise.all(kept)).resolves.toHaveLength(3);
    await log.close();
  });

  it('refuses a record that makes no line, without harm to the others of its batch', async () => {
    const log = await open();
    const long = { ...sampleRecord(2), subjects: Array.from({ length: 60_000 }, () => 'A'.repeat(22)) };
    const unsayable = { ...sampleRecord(3), item: Number.NaN as unknown as string };
    const settled = await Promise.allSettled(
      [sampleRecord(1), long, unsayable, sampleRecord(4)].map((r) => log.append(r)),
    );
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    await log.close();
    expect(await verifyAudit(file, { key })).toMatchObject({ ok: true, records: 3 });
  });

  it('closes after what was appended is on the disk, and takes nothing afterwards', async () => {
    const log = await open();
    const appended = [1, 2, 3].map((n) => log.append(sampleRecord(n)));
    await Promise.all([log.close(), log.close()]);
    const receipts = await Promise.all(appended);
    expect(await verifyAudit(file, { key, receipt: receipts[2] })).toMatchObject({ ok: true, records: 4 });
    await expect(log.append(sampleRecord(4))).rejects.toMatchObject({ code: 'closed' });
  });

  it('makes its folder, readable by its owner only', async () => {
    const inside = join(directory, 'a/b');
    await (await open({ file: join(inside, 'audit.log') })).close();
    expect(statSync(inside).mode & 0o777).toBe(0o700);
  });

  it('says what is wrong when there is no place to write', async () => {
    writeFileSync(join(directory, 'file'), '');
    await expect(open({ file: join(directory, 'file/audit.log') })).rejects.toMatchObject({
      code: 'sink_failed',
      message: expect.stringMatching(/ENOTDIR|EEXIST/),
    });
  });
});

/** A file with `count` decisions in it. */
async function closedLog(count: number) {
  const log = await open();
  const receipts = await Promise.all(Array.from({ length: count }, (_, n) => log.append(sampleRecord(n + 1))));
  await log.close();
  return receipts;
}
