import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../schema/lib/package-root';
import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { serviceVariable } from '../../../subgraphs/registers/testing/database-service';
import { createProgram } from '../program';

/** `sharegraph policy diff` over revisions of a real policy store, in this process. */

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-policy-diff-'));
const folder = join(directory, 'policies');
const environment = { ...process.env };
let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  for (const part of ['catalogue', 'registry', 'agreements', 'operations', 'cases']) {
    cpSync(join(packageRoot(), 'policies', part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes('operations/tests'),
    });
  }
  // The test run's own; a setting that nobody knows stops every command.
  delete process.env[serviceVariable];
  process.env['SHAREGRAPH_STATE_DIR'] = join(directory, 'state');
  process.env['SHAREGRAPH_POLICY_DATABASE_URL'] = database.url;
  process.env['SHAREGRAPH_POLICY_DIR'] = folder;
});
afterAll(async () => {
  process.env = { ...environment };
  await database.drop();
  process.exitCode = 0;
  rmSync(directory, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const written = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  process.exitCode = 0;
  try {
    await createProgram().parseAsync(['policy', ...args], { from: 'user' });
    return { code: process.exitCode, ...written };
  } finally {
    process.exitCode = 0;
    for (const spy of spies) spy.mockRestore();
  }
}

test('compares revisions with each other, with the live one and with a folder', async () => {
  expect((await run('import', folder)).stdout).toMatch(/^revision 1 is live/);
  expect((await run('diff', folder, '1')).code).toBe(0);
  await run('revoke', 's07-licenses-psb', '--wait', '0');
  const { code, stdout } = await run('diff', '1', 'live');
  expect(code).toBe(1);
  expect(stdout).toMatch(/- psb \(.*\) loses .* under S07 .*the agreement was revoked: a new one has to be made/);
  expect(stdout).toContain('  ~ agreement s07-licenses-psb: not set -> revoked');
  expect((await run('diff', '2', 'live')).code).toBe(0);
});

test('says in one line that there is no such revision', async () => {
  const { code, stderr } = await run('diff', '99', 'live');
  expect([code, stderr]).toEqual([2, expect.stringMatching(/^.*99.*\n$/)]);
});
