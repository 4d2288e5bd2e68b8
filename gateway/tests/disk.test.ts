import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { cast } from '../../subgraphs/registers/cast';
import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import { openAuditLog } from '../audit/audit-log';
import { parseReceipt } from '../audit/parse-receipt';
import { verifyAudit } from '../audit/verify-audit';
import { testKey } from './world/start-departments';
import { type Answer, namedOperation, startWorld, testNowMs, type World } from './world/world';

/** A whole gateway whose audit log stands on a disk that runs full, or takes no writes. */

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-disk-'));
const mounted = mount('size=64k');
let database: TestDatabase;

beforeAll(async () => {
  if (mounted) database = await testDatabase({ persons: 120, entities: 80 });
});
afterAll(async () => {
  await database?.drop();
  if (mounted) execFileSync('umount', ['-l', directory]);
  rmSync(directory, { recursive: true, force: true });
});

/** Only root may mount; for others gateway/audit has the same with injected failures. */
function mount(options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', directory], { stdio: 'ignore' });
    return true;
  } catch {
    // Jest runs no afterAll where every test is skipped.
    rmSync(directory, { recursive: true });
    process.stderr.write('disk: no right to mount a tmpfs here; skipped (faults.test.ts injects the failure)\n');
    return false;
  }
}

const file = join(directory, 'audit.log');
const ballast = join(directory, 'ballast');
const key = testKey('audit');
const openLog = () => openAuditLog({ file, key, clock: { now: () => testNowMs } });

(mounted ? describe : describe.skip)('a gateway', () => {
  async function ask(world: World): Promise<Answer> {
    return world.ask({ persona: 'psb', ...(await namedOperation('four-readers')) });
  }

  /** The receipt of an answer that shows what was asked for. */
  function receiptOf({ response, body }: Answer): string {
    expect(response.status).toBe(200);
    expect(body.data.person.name).toBe(cast.persons.zhangMin.name);
    return body.extensions.share.receipt;
  }

  /** The disk is tried again with each question whether it is ready, as with each request. */
  async function askWhenReady(world: World): Promise<Answer> {
    while (!world.gateway.ready().audit) await setImmediate();
    return ask(world);
  }

  async function askUntilRefused(world: World, receipts: string[] = []): Promise<Answer> {
    for (;;) {
      const answer = await ask(world);
      if (answer.response.status !== 200) return answer;
      receipts.push(receiptOf(answer));
    }
  }

  function expectNothingLeft({ response, body }: Answer): void {
    expect(response.status).toBe(503);
    expect(body).toEqual({
      errors: [{ message: expect.any(String), extensions: expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' }) }],
    });
    const { name, idNumber, birthDate } = cast.persons.zhangMin;
    const left = JSON.stringify(response.headers) + String(response.body);
    for (const value of [name, idNumber, birthDate]) expect(left).not.toContain(value);
  }

  it('lets nothing protected leave while the disk of its audit log is full, and answers again when there is room', async () => {
    writeFileSync(ballast, Buffer.alloc(48 * 1024));
    const world = await startWorld({ databaseUrl: database.url, auditLog: await openLog() });
    const receipts: string[] = [];
    try {
      const answer = await askUntilRefused(world, receipts);
      expect(receipts.length).toBeGreaterThan(0);
      expectNothingLeft(answer);
      for (const again of await Promise.all([ask(world), ask(world), ask(world)])) expectNothingLeft(again);
      expect(world.gateway.ready()).toMatchObject({ ok: false, audit: false });
      expect(world.faults.length).toBeGreaterThan(0);
      expect(inspect(world.faults, { depth: 9 })).not.toContain(cast.persons.zhangMin.idNumber);

      rmSync(ballast);
      receipts.push(receiptOf(await askWhenReady(world)));
      expect(world.gateway.ready()).toMatchObject({ ok: true, audit: true });
    } finally {
      await world.close();
    }
    for (const receipt of receipts)
      expect(await verifyAudit(file, { key, receipt: parseReceipt(receipt)! })).toMatchObject({ ok: true });
  });

  it('lets nothing protected leave when the disk turns read-only, and does not start on one that is', async () => {
    const world = await startWorld({ databaseUrl: database.url, auditLog: await openLog() });
    const before = readFileSync(file, 'utf8');
    try {
      // While the log holds the file open for writing, nobody can remount; a write that failed makes it let go.
      fill(ballast);
      expectNothingLeft(await askUntilRefused(world));
      execFileSync('mount', ['-o', 'remount,ro', directory]);
      expect(() => rmSync(ballast)).toThrow('EROFS');
      expectNothingLeft(await ask(world));
      expect(world.gateway.ready()).toMatchObject({ ok: false, audit: false });
      await expect(openLog()).rejects.toMatchObject({ name: 'AuditError' });
      execFileSync('mount', ['-o', 'remount,rw', directory]);
      rmSync(ballast);
      receiptOf(await askWhenReady(world));
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', directory]);
      await world.close();
    }
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    expect(await verifyAudit(file, { key })).toMatchObject({ ok: true });
  });
});

/** Writes until there is no room for another byte. */
function fill(path: string): void {
  const descriptor = openSync(path, 'w');
  try {
    for (;;) writeSync(descriptor, Buffer.alloc(4_096));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(descriptor);
  }
}
