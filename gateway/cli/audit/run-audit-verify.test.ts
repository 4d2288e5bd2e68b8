import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceVariable } from '../../../subgraphs/registers/testing/database-service';
import { openAuditLog } from '../../audit/audit-log';
import { sampleRecord } from '../../audit/tests/sample-record';
import { runAuditVerify } from './run-audit-verify';

const environment = { ...process.env };
let directory: string;
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'audit-verify-'));
  // The test run's own; a setting that nobody knows stops every command.
  delete process.env[serviceVariable];
  process.env['SHAREGRAPH_STATE_DIR'] = join(directory, 'state');
  const log = await openAuditLog({
    file: join(directory, 'audit.1.log'),
    key: Buffer.alloc(32, 7),
    clock: { now: () => 0 },
  });
  await log.append(sampleRecord(1));
  await log.close();
});
afterEach(() => {
  process.env = { ...environment };
  rmSync(directory, { recursive: true, force: true });
});

async function said(): Promise<string> {
  let text = '';
  const spy = jest.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  await runAuditVerify([directory], { key: false }).finally(() => spy.mockRestore());
  return text.replaceAll(directory, '');
}

test('a log with its head verifies, and nothing is left open', async () => {
  expect(await said()).toBe('/audit.1.log verifies: 2 records\n');
});

test('a log without its head verifies with a warning of what could not be checked', async () => {
  rmSync(join(directory, 'audit.1.log.head'));
  expect(await said()).toBe(
    '/audit.1.log verifies: 2 records\n' +
      'warning: /audit.1.log: no head file beside it: records cut off the end would not be noticed\n',
  );
});

test('a gap between the logs of workers is named', async () => {
  for (const end of ['', '.head']) cpSync(join(directory, `audit.1.log${end}`), join(directory, `audit.3.log${end}`));
  expect(await said()).toContain(
    '\nwarning: /audit.2.log: there is none, and there are logs of other workers: it may have been taken away\n',
  );
});

test('a log that is gone, with its head still there, fails, also after the last', async () => {
  cpSync(join(directory, 'audit.1.log.head'), join(directory, 'audit.2.log.head'));
  await expect(said()).rejects.toThrow('audit.2.log` is gone, and its head file is there');
});
