import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { departments } from '../../../subgraphs';
import { personas } from '../../identity/sandbox/personas';
import { allEnded, descendants } from './descendants';
import { type CliRun, runCli } from './run-cli';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-workers-'));
const settings = {
  WORKERS: '2',
  PORT: '0',
  ADMIN_PORT: '0',
  SHAREGRAPH_STATE_DIR: join(directory, 'state'),
  SHAREGRAPH_LOG_LEVEL: 'error',
  // Nobody listens there: what is tested is who answers.
  SHAREGRAPH_DEPARTMENTS: departments.map(({ name }) => `${name}=http://127.0.0.1:1/graphql`).join(','),
};
const psb = personas.find(({ id }) => id === 'psb')!;

let gateway: CliRun;
let url: string;
let adminUrl: string;
let token: string;
beforeAll(async () => {
  gateway = runCli(['gateway'], settings);
  await gateway.says('gateway ready at ');
  [, url, adminUrl] = /ready at (\S+) \(health and metrics at (\S+)\)/.exec(gateway.output().stdout)! as unknown as [
    string,
    string,
    string,
  ];
  token = (await runCli(['token', 'psb'], { SHAREGRAPH_STATE_DIR: settings.SHAREGRAPH_STATE_DIR }).ended).stdout.trim();
});
afterAll(async () => {
  gateway?.child.kill('SIGKILL');
  await gateway?.ended;
  rmSync(directory, { recursive: true, force: true });
});

/** Status and body of one question, on a connection of its own: connections go to workers in turn. */
function ask(): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-share-item': psb.item!,
      'x-share-case': psb.case!,
    };
    const call = request(url, { method: 'POST', headers, agent: false }, (response) => {
      let body = '';
      response.on('data', (chunk) => {
        body += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode!, body }));
    });
    call.on('error', reject);
    // Node forgets a connection that it has handed to a worker which dies before it says that it has it.
    call.setTimeout(10_000, () => call.destroy(new Error('no answer')));
    call.end(JSON.stringify({ query: '{ person(idNumber: "990101198604170244") { name } }' }));
  });
}

const text = async (path: string) => (await fetch(`${adminUrl}${path}`)).text();
const answered = async () =>
  Number(/sharegraph_http_requests_total\{method="POST",status="200"\} (\d+)/.exec(await text('/metrics'))?.[1]);
const ready = async () => JSON.parse(await text('/health/ready')).status === 'ok';
const workers = () => descendants(gateway.child.pid!);

test('two processes answer on one port, with figures and readiness of both in one place', async () => {
  expect(workers()).toHaveLength(2);
  for (let turn = 0; turn < 6; turn += 1) expect((await ask()).status).toBe(200);
  while ((await answered()) !== 6);
  // One that says nothing for a second is not ready; here that is a busy machine.
  while (!(await ready()));
  expect(JSON.parse(await text('/health/ready'))).toEqual({
    status: 'ok',
    audit: true,
    policy: true,
    limits: true,
    draining: false,
    workers: true,
  });
  expect(gateway.output().stderr).toContain('2 workers without REDIS_URL');
});

test('each has an audit log of its own, and all of them verify', async () => {
  const logs = [1, 2].map((worker) => join(directory, 'state', 'audit', `audit.${worker}.log`));
  expect(logs.map((log) => existsSync(log))).toEqual([true, true]);
  const receipt = /"receipt":"([^"]+)"/.exec((await ask()).body)![1]!;
  const run = await runCli(['audit', 'verify', '--receipt', receipt], {
    SHAREGRAPH_STATE_DIR: settings.SHAREGRAPH_STATE_DIR,
  }).ended;
  expect([run.code, run.stderr]).toEqual([0, '']);
  for (const log of logs) expect(run.stdout).toContain(`${log} verifies: `);
  expect(run.stdout).toMatch(/the record of the receipt is in \S+audit\.[12]\.log/);
});

test('many may ask for figures at once', async () => {
  await Promise.all(Array.from({ length: 24 }, () => text('/metrics')));
  expect(gateway.output().stderr).not.toContain('Warning');
});

test('one that says nothing hides the figures of nobody', async () => {
  const counted = await answered();
  const [silent] = workers();
  process.kill(silent!, 'SIGSTOP');
  try {
    expect(await answered()).toBe(counted);
  } finally {
    process.kill(silent!, 'SIGCONT');
  }
});

test('one that dies is replaced, takes its log over, and the other answers meanwhile', async () => {
  const before = workers();
  const counted = await answered();
  process.kill(before[0]!, 'SIGKILL');
  let answers = 0;
  do {
    // A connection that was handed to it as it died is cut; every answer that comes is one.
    const status = await ask().then(
      (answer) => answer.status,
      () => null,
    );
    if (status !== null) expect(status).toBe(200);
    if (status === 200) answers += 1;
  } while (workers().includes(before[0]!) || !(await ready()));
  expect(answers).toBeGreaterThan(0);
  expect(workers()).toHaveLength(2);
  expect(workers()).not.toContain(before[0]);
  expect(await text('/metrics')).toContain('sharegraph_worker_restarts_total 1');
  expect(await answered()).toBeGreaterThan(counted);
  for (let turn = 0; turn < 4; turn += 1) expect((await ask()).status).toBe(200);
});

test('SIGTERM ends all of them with success, and while they drain the admin server says so', async () => {
  const pids = workers();
  // A request whose body is on its way is let finish.
  const slow = request(url, { method: 'POST', headers: { 'content-length': 2 }, agent: false });
  const ended = new Promise((resolve) => slow.on('response', resolve).on('error', resolve));
  slow.write('{');
  while (!/sharegraph_http_requests_in_flight 1/.test(await text('/metrics')));
  gateway.child.kill('SIGTERM');
  while ((await fetch(`${adminUrl}/health/ready`)).status !== 503);
  slow.end('}');
  await ended;
  expect((await gateway.ended).code).toBe(0);
  await allEnded(pids);
});

test('what keeps a worker from starting is said once, and nothing is left', async () => {
  const run = await runCli(['gateway'], { ...settings, SHAREGRAPH_POLICY_DIR: join(directory, 'none') }).ended;
  expect(run.code).toBe(1);
  expect(run.stderr.match(/sharegraph: /g)).toHaveLength(2);
});
