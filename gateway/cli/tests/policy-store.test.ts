import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPolicyStore } from '../../../policies/store/postgres/open-policy-store';
import { openPool } from '../../../policies/store/postgres/open-pool';
import { readPolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { confirmReplica } from '../../../policies/store/postgres/replica-table';
import { openWorkflow } from '../../../policies/workflow/open-workflow';
import { sandboxOfficerKey } from '../../../policies/workflow/sandbox-officer-key';
import { signApproval } from '../../../policies/workflow/sign-approval';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadGraph } from '../../../schema/supergraph';
import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { serviceVariable } from '../../../subgraphs/registers/testing/database-service';
import { policyIssuer } from '../../config/policy-keys';
import { processConfig } from '../../config/process-config';
import { createProgram } from '../program';

/** The commands of `sharegraph policy` that work on the store, in this process. */

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-policy-cli-'));
const folder = join(directory, 'policies');
const environment = { ...process.env };
let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
  for (const part of ['catalogue', 'registry', 'agreements', 'operations', 'cases'])
    cpSync(join(packageRoot(), 'policies', part), join(folder, part), {
      recursive: true,
      filter: (path) => !path.includes('operations/tests'),
    });
});
beforeEach(() => {
  // The test run's own; a setting that nobody knows stops every command.
  delete process.env[serviceVariable];
  process.env['SHAREGRAPH_STATE_DIR'] = join(directory, 'state');
  process.env['SHAREGRAPH_POLICY_DATABASE_URL'] = database.url;
});
afterEach(() => {
  process.env = { ...environment };
});
afterAll(async () => {
  await database.drop();
  process.exitCode = 0;
  rmSync(directory, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<{ code: number | string | undefined; stdout: string; stderr: string }> {
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

const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));

test('files become the first revision, and come back byte for byte', async () => {
  await expect(run('revoke', 's07-licenses-psb')).rejects.toThrow(
    'the policy store is empty; `policy import <folder>`',
  );
  const imported = await run('import', folder, '--reason', 'the start');
  expect(imported).toMatchObject({ code: 0, stdout: expect.stringMatching(/^revision 1 is live: \d+ files/) });
  const exported = join(directory, 'exported');
  expect((await run('export', exported)).code).toBe(0);
  expect([...readPolicyFolder(exported)]).toEqual([...readPolicyFolder(folder)]);
  expect((await run('import', exported)).stdout).toBe('revision 1 says the same; nothing to do\n');
  expect((await run('import', directory, '--if-empty')).stdout).toBe('revision 1 is live; nothing to do\n');
});

test('what is edited becomes live, its comments too; a dry run says so and does nothing', async () => {
  edit('agreements/s07-licenses-psb.yaml', (text) => `# Looked at again in November.\n${text}`);
  edit('cases/s07-move-in.yaml', (text) => `${text}\n# Nothing to add.\n`);
  expect(await run('import', folder, '--dry-run')).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('  changed  agreements/s07-licenses-psb.yaml'),
  });
  expect((await run('revisions', '--json')).stdout).toContain('"number":1');
  expect((await run('import', folder)).stdout).toContain('revision 2 is live: 2 files changed');
  const exported = join(directory, 'exported');
  await run('export', exported);
  expect([...readPolicyFolder(exported)]).toEqual([...readPolicyFolder(folder)]);
});

test('a conditional agreement without approval is named, and nothing becomes live', async () => {
  edit('agreements/s07-population-psb.yaml', (text) => text.replace('mask(mobile)', 'full'));
  const refused = await run('import', folder);
  expect(refused).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('1 agreement needs approval by two officers'),
  });
  expect(refused.stderr).toContain('agreements/s07-population-psb.yaml:');
  expect((await run('import', folder, '--dry-run')).code).toBe(1);
  edit('agreements/s07-population-psb.yaml', (text) => text.replace('form: full\n', 'form: fulll\n'));
  expect((await run('import', folder)).stderr).toMatch(/s07-population-psb\.yaml:\d+:\d+ form: /);
  expect(JSON.parse((await run('revisions', '--json')).stdout)[0].number).toBe(2);
});

test('a revocation says who has it and who has not', async () => {
  const pool = openPool(database.url);
  await confirmReplica(pool, 'one', 3);
  await confirmReplica(pool, 'two', 2);
  await confirmReplica(pool, 'gone', 1);
  await pool.query(`UPDATE sharegraph_policy.replica SET heard_at = heard_at - interval '1 hour' WHERE id = 'gone'`);
  const revoked = await run('revoke', 's07-licenses-psb', '--reason', 'a complaint', '--wait', '1');
  expect(revoked.code).toBe(2);
  expect(revoked.stdout.split('\n')).toEqual([
    'revision 3 is live: `s07-licenses-psb` is revoked',
    expect.stringMatching(/^confirmed by 1 of 2 gateway processes within \d+ ms$/),
    '  confirmed      one',
    expect.stringMatching(
      /^ {2}NOT confirmed {2}two: serves revision 2; unless .* refuses everything in (900|8\d\d) s$/,
    ),
    expect.stringMatching(/^ {2}silent {9}gone: last heard of 3[67]\d\d s ago/),
    '',
  ]);
  await confirmReplica(pool, 'two', 3);
  await pool.query('DELETE FROM sharegraph_policy.replica');
  await pool.end();
});

test('clients and organisations are suspended and count again; what is revoked stays', async () => {
  expect((await run('revoke', '--client', 'psb-app')).stdout).toContain(
    'revision 4 is live: the client `psb-app` is suspended',
  );
  expect((await run('revoke', '--organisation', 'venue')).code).toBe(0);
  expect((await run('reinstate', '--client', 'psb-app')).stdout).toContain('the client `psb-app` counts again');
  const overlay = JSON.parse((await run('revisions', '--json')).stdout)[0].overlay;
  expect(overlay).toMatchObject({
    revoked: ['s07-licenses-psb'],
    suspendedClients: [],
    suspendedOrganisations: ['venue'],
  });
  await expect(run('reinstate', 's07-licenses-psb')).rejects.toThrow('which is for good');
  await expect(run('reinstate', '--client', 'psb-app')).rejects.toThrow('`psb-app` is not suspended');
  // A store that is made of the files would share it again: whoever exports them has to know.
  const { stdout } = await run('export', join(directory, 'exported'));
  expect(stdout.split('\n').slice(1)).toEqual([
    expect.stringMatching(/^NOT in these files/),
    '  agreement `s07-licenses-psb` is revoked: sharegraph policy revoke s07-licenses-psb',
    '  organisation `venue` is suspended: sharegraph policy revoke --organisation venue',
    '',
  ]);
  await expect(run('revoke', 's07-license-psb')).rejects.toThrow('there is no agreement `s07-license-psb`');
  await expect(run('revoke')).rejects.toThrow('expected one of: an agreement, `--client`, `--organisation`');
});

test('a rollback brings back what was written, and no more', async () => {
  const back = await run('rollback', '1');
  expect(back).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('revision 7 is live: the content of revision 1'),
  });
  const lines = (await run('revisions', '--limit', '3')).stdout.trimEnd().split('\n');
  expect(lines.map((line) => line.trim().split(/\s+/)[3])).toEqual(['rollback', 'overlay', 'overlay']);
  expect(lines[0]).toMatch(/operator:\w+: none given \(2 files\)$/);
});

test('an export leaves out emergencies that are over, names one that is not, and becomes another store without it', async () => {
  const over = await emergency(Date.now() - 48 * 3_600_000);
  const [open, stopped] = [await emergency(Date.now()), await emergency(Date.now())];
  await run('revoke', stopped);
  const exported = join(directory, 'moved');
  const { stdout } = await run('export', exported);
  expect(stdout.split('\n').slice(1)).toEqual([
    `left out: \`agreements/${over}.yaml\`, an emergency that is over`,
    expect.stringMatching(new RegExp(`^\`agreements/${open}.yaml\` is an emergency until .*: remove the file`)),
    `left out: \`agreements/${stopped}.yaml\`, an emergency that is over`,
    expect.stringMatching(/^NOT in these files/),
    '  agreement `s07-licenses-psb` is revoked: sharegraph policy revoke s07-licenses-psb',
    '  organisation `venue` is suspended: sharegraph policy revoke --organisation venue',
    '',
  ]);
  const pool = openPool(database.url);
  await pool.query('DROP SCHEMA sharegraph_policy CASCADE');
  await pool.end();
  expect((await run('import', exported)).stderr).toContain('remove its file');
  rmSync(join(exported, `agreements/${open}.yaml`));
  expect(await run('import', exported)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^revision 1 is live/),
  });
});

/** Opens one for an hour, by both its officers, at a moment; resolves to its id. */
async function emergency(nowMs: number): Promise<string> {
  const sdl = readFileSync(join(packageRoot(), 'schema/supergraph.graphql'), 'utf8');
  const [issuer, clock] = [policyIssuer(processConfig('tool')), { now: () => nowMs }];
  const store = await openPolicyStore({ databaseUrl: database.url, issuer, clock });
  try {
    const settings = {
      calendar: { holidays: new Set<string>(), workdays: new Set<string>() },
      replyDays: 1,
      reviewDays: 1,
    };
    const workflow = openWorkflow({ store, clock, schema: loadGraph(sdl).api, settings });
    const coordinates = [{ coordinate: 'LegalEntity.changes' }, { coordinate: 'EntityChange.item' }];
    const wish = { client: 'tax-app', item: 'S09', coordinates, reason: 'a flood', hours: 1 };
    const [draft] = (await workflow.breakGlass('amr-steward', wish)).drafts;
    const { agreement, digest } = draft!;
    for (const [role, officer] of [
      ['approve', 'amr-steward'],
      ['confirm', 'amr-approver'],
    ] as const) {
      const at = new Date(nowMs).toISOString();
      const subject = { kind: 'break-glass', agreement, digest, applicant: null, role, officer, at } as const;
      const approval = signApproval(subject, sandboxOfficerKey(officer));
      await workflow[role]({ officerId: officer, agreement, approval });
    }
    return agreement;
  } finally {
    await store.close();
  }
}

test('without a store it says what to do', async () => {
  delete process.env['SHAREGRAPH_POLICY_DATABASE_URL'];
  await expect(run('revisions')).rejects.toThrow('no policy store: set `SHAREGRAPH_POLICY_DATABASE_URL`');
});
