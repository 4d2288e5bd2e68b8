import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { allEnded, descendants } from './descendants';
import { type CliRun, runCli } from './run-cli';

jest.setTimeout(240_000);
// Which processes are left is read from Linux's process table.
const onLinux = existsSync('/proc/self/stat') ? describe : describe.skip;

onLinux('sharegraph start', () => {
  const directory = mkdtempSync(join(tmpdir(), 'sharegraph-start-'));
  const settings = { SHAREGRAPH_STATE_DIR: directory, PORT: '0', ADMIN_PORT: '0', SHAREGRAPH_LOG_LEVEL: 'info' };
  let first: CliRun;
  let second: CliRun | undefined;

  beforeAll(async () => {
    first = runCli(['start', '--persons', '400', '--entities', '120'], settings);
    await first.says('Stop with Ctrl-C.');
  });
  afterAll(async () => {
    for (const run of [first, second]) {
      run?.child.kill('SIGKILL');
      await run?.ended;
    }
    rmSync(directory, { recursive: true, force: true });
  });

  /** The line that `start` prints for pasting, as one shell command. */
  const pasted = (run: CliRun): string => /^curl [\s\S]*?\n\n/m.exec(run.output().stdout)![0].trim();
  const line = (run: CliRun, name: string): string => new RegExp(`${name} +(\\S+)`).exec(run.output().stdout)![1]!;

  test('answers what it offers to paste', () => {
    const answer = JSON.parse(execFileSync('/bin/sh', ['-c', pasted(first)], { encoding: 'utf8' }));
    expect(answer.data.person.mobile).toBe('138****0001');
    expect(answer.errors).toBeUndefined();
  });

  test('says how long each part took', () => {
    for (const part of ['PostgreSQL', 'registers', 'departments', 'gateway'])
      expect(first.output().stdout).toMatch(new RegExp(`✓ ${part} \\(\\d+\\.\\d s\\)`));
  });

  test('serves explorer, health and metrics', async () => {
    expect((await fetch(line(first, 'explorer'))).status).toBe(200);
    const health = await fetch(line(first, 'health'));
    expect([health.status, await health.json()]).toEqual([200, expect.objectContaining({ status: 'ok' })]);
    const metrics = await (await fetch(new URL('/metrics', line(first, 'health')))).text();
    expect(metrics).toMatch(/^sharegraph_http_requests_total\{method="POST",status="200"\} [1-9]/m);
  });

  test('logs answers without what was asked or answered', () => {
    const { stderr } = first.output();
    const lines = stderr
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(lines).toContainEqual(expect.objectContaining({ msg: 'answered', method: 'POST', status: 200 }));
    expect(stderr).not.toMatch(/990101|张敏|138\*|eyJ|\/graphql/);
  });

  test('tells a second one at once that the folder is in use, whatever its ports', async () => {
    const { code, stdout, stderr } = await runCli(['start'], settings).ended;
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`is in use by process ${first.child.pid}; stop that one, or set`);
  });

  test('ends without a trace on SIGTERM', async () => {
    const below = descendants(first.child.pid!);
    expect(below.length).toBeGreaterThanOrEqual(3);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
    await allEnded(below);
  });

  test('starts again with the registers that are there, and takes its children along when it is killed', async () => {
    second = runCli(['start'], settings);
    await second.says('Stop with Ctrl-C.');
    const answer = JSON.parse(execFileSync('/bin/sh', ['-c', pasted(second)], { encoding: 'utf8' }));
    expect(answer.data.person.mobile).toBe('138****0001');
    const below = descendants(second.child.pid!);
    second.child.kill('SIGKILL');
    await second.ended;
    await allEnded(below);
  });

  test('leaves an audit log that verifies', async () => {
    const { code, stdout } = await runCli(['audit', 'verify'], settings).ended;
    expect([code, stdout]).toEqual([0, expect.stringMatching(/verifies: [2-9] records/)]);
  });
});
