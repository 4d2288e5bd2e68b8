import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { packageRoot } from '../../../schema/lib/package-root';
import { loadConfig } from '../../config/load-config';
import { createProgram } from '../program';
import { runCli } from './run-cli';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'sharegraph-cli-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const run = (args: readonly string[], settings: Record<string, string> = {}) =>
  runCli(args, { SHAREGRAPH_STATE_DIR: join(directory, 'state'), ...settings }).ended;

describe('help', () => {
  const verbs = createProgram().commands;

  test('lists the verbs', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const verb of verbs) expect(stdout).toContain(`\n  ${verb.name()}`);
    expect(verbs.map((verb) => verb.name())).toEqual([
      'start',
      'gateway',
      'departments',
      'department',
      'hub',
      'seed',
      'token',
      'consent',
      'policy',
      'steward',
      'officer',
      'cache',
      'audit',
      'compose',
    ]);
  });

  const leaves = verbs.flatMap((verb) => (verb.commands.length > 0 ? verb.commands : [verb]));
  test.each(leaves.map((verb) => [verb.name(), verb] as const))(
    'of `%s` says what each option defaults to',
    (_, verb) => {
      expect(verb.description()).not.toBe('');
      for (const option of verb.options) {
        const told =
          option.mandatory || option.defaultValue !== undefined || /default|without/.test(option.description);
        expect([option.flags, told]).toEqual([option.flags, true]);
      }
    },
  );
});

test.each([
  ['gateway', 'gateway'],
  ['departments', 'department'],
] as const)('help of `%s` names every setting that its production cannot do without', async (verb, role) => {
  const missing = () => loadConfig({ SHAREGRAPH_ENV: 'production', SHAREGRAPH_STEWARD_API: 'on' }, role);
  const names = [...faultsOf(missing).matchAll(/`(SHAREGRAPH_\w+)`: missing/g)].map(([, name]) => name);
  expect(names).toContain('SHAREGRAPH_WARRANT_KEYS_FILE');
  const { stdout } = await run([verb, '--help']);
  for (const name of ['SHAREGRAPH_ENV', ...names]) expect(stdout).toContain(`\n  ${name} `);
});

function faultsOf(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('failures are one line on stderr', () => {
  async function failure(args: readonly string[], settings: Record<string, string> = {}): Promise<string> {
    const { code, stdout, stderr } = await run(args, settings);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([1, '', 1]);
    return stderr.trimEnd();
  }

  test('a taken port', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const line = await failure(['start'], { PORT: String(port) }).finally(() => other.close());
    expect(line).toBe(
      `sharegraph: port ${port} on 127.0.0.1 is taken by another process; stop that one, or set \`PORT\` to a free port`,
    );
  });

  test('a database that is not there', async () => {
    const line = await failure(['departments'], { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' });
    expect(line).toBe(
      'sharegraph: the database at 127.0.0.1:1 cannot be used (ECONNREFUSED); start it, or correct `DATABASE_URL`',
    );
  });

  test('a broken policy document', async () => {
    const policies = join(directory, 'policies');
    cpSync(join(packageRoot(), 'policies'), policies, { recursive: true });
    const file = join(policies, 'registry/clients.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('organisation:', 'organization:'));
    const line = await failure(['start'], { PORT: '0', ADMIN_PORT: '0', SHAREGRAPH_POLICY_DIR: policies });
    expect(line).toMatch(/registry\/clients\.yaml:\d+:\d+ .*organisation/);
  });

  test('settings that cannot be meant', async () => {
    expect(await failure(['gateway'], { SHAREGRAPH_PROT: '1' })).toBe(
      'sharegraph: `SHAREGRAPH_PROT`: no such setting; docs/configuration.md lists all of them',
    );
    expect(await failure(['gateway'], { SHAREGRAPH_ENV: 'production', SHAREGRAPH_SANDBOX_ISSUER: 'on' })).toMatch(
      /`SHAREGRAPH_SANDBOX_ISSUER`: cannot be on in production/,
    );
  });

  test('the sandbox in production', async () => {
    expect(await failure(['token', 'psb'], { SHAREGRAPH_ENV: 'production' })).toMatch(/the sandbox issuer is off here/);
  });

  test('a department that does not exist', async () => {
    expect(await failure(['department', 'weather'], { DATABASE_URL: 'postgres://x@127.0.0.1:1/x' })).toMatch(
      /no department `weather`; expected one of population, legal-entity/,
    );
  });
});

test('a token is printed alone, for scripts', async () => {
  const { code, stdout, stderr } = await run(['token', 'psb', '--ttl', '60']);
  expect([code, stderr]).toEqual([0, '']);
  const { org, iat, exp } = decodeJwt(stdout.trim());
  expect([org, exp! - iat!]).toEqual(['psb', 60]);
});

test('a consent that would be refused is not printed', async () => {
  const flags = ['consent', '--item', '11990000000000107Q3990100700701', '--subject'];
  expect(await run([...flags, '990101198604170240'])).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'sharegraph: `--subject`: `IdNumber` is not valid (check_digit): expected the check character of ISO 7064 MOD 11-2\n',
  });
  expect(await run([...flags, '990101198604170244', '--coordinates', 'Person.nmae'])).toMatchObject({
    code: 2,
    stderr: 'sharegraph: `--coordinates`: `Person.nmae` is not in the catalogue. Did you mean `Person.name`?\n',
  });
  const { code, stdout } = await run([...flags, '990101198604170244', '--coordinates', 'Person.name']);
  expect([code, decodeJwt(stdout.trim())['coordinates']]).toEqual([0, ['Person.name']]);
});

test('a consent names its item by short id or by code', async () => {
  const { stdout } = await run(['consent', '--item', 'S07', '--subject', '990101198604170244']);
  expect(decodeJwt(stdout.trim())).toMatchObject({ item: '11990000000000107Q3990100700701' });
  expect(await run(['consent', '--item', 'S77', '--subject', '990101198604170244'])).toMatchObject({
    code: 2,
    stderr: 'sharegraph: `--item`: expected 31 characters, or a short id of `registry/items.yaml` as S07, got `S77`\n',
  });
});

test('a command whose status 1 is an answer has another for being called in a wrong way', async () => {
  const { code, stderr } = await run(['policy', 'diff', 'policies']);
  expect([code, stderr]).toEqual([2, expect.stringContaining("missing required argument 'after'")]);
  expect((await run(['policy', 'simulate', '--help'])).code).toBe(0);
});

test('an unknown verb is a failure', async () => {
  const { code, stderr } = await run(['strat']);
  expect(code).toBe(1);
  expect(stderr).toContain("unknown command 'strat'");
  const { stdout, ...failed } = await run(['nosuch', '--help']);
  expect([stdout, failed]).toEqual(['', { code: 1, stderr: expect.stringContaining("unknown command 'nosuch'") }]);
});

test('an unknown option is named, whatever else is missing', async () => {
  expect(await run(['cache', 'invalidate', '--tpe', 'X'])).toEqual({
    code: 1,
    stdout: '',
    stderr: "error: unknown option '--tpe'. Did you mean `--type`?\n",
  });
  expect((await run(['policy', 'diff', 'a', 'b', '--widht', '3'])).code).toBe(2);
});
