import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../schema/lib/system-clock';
import { departments } from '../../subgraphs';
import { cast } from '../../subgraphs/registers/cast';
import { type TestDatabase, testDatabase } from '../../subgraphs/registers/testing/database';
import { openAuditLog } from '../audit/audit-log';
import { parseReceipt } from '../audit/parse-receipt';
import { verifyAudit } from '../audit/verify-audit';
import { type CliRun, runCli } from '../cli/tests/run-cli';
import { loadConfig } from '../config/load-config';
import { openIdentity } from '../identity/open-identity';
import { personas } from '../identity/sandbox/personas';
import { type RunningDepartments, startDepartments, testKey } from './world/start-departments';
import { namedOperation } from './world/world';

/** A gateway of its own process, killed while it answers: whoever got data is on record. */

const HANDS = 40;
/** Whole answers after which the gateway is killed: some two hundred requests were sent by then, and 39 are open. */
const ANSWERS = 160;

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-kill-'));
const stateDirectory = join(directory, 'state');
const auditFile = join(directory, 'audit.log');
let database: TestDatabase;
let running: RunningDepartments;
let gateway: CliRun;

beforeAll(async () => {
  database = await testDatabase({ persons: 120, entities: 80 });
  running = await startDepartments(database.url, systemClock);
  gateway = runCli(['gateway'], settings());
  await gateway.says('gateway ready at ');
});
afterAll(async () => {
  gateway?.child.kill('SIGKILL');
  await gateway?.ended;
  await running?.close();
  await database?.drop();
  rmSync(directory, { recursive: true, force: true });
});

function settings(): Record<string, string> {
  const file = (name: string, content: string): string => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const base64 = (use: string): string => testKey(use).toString('base64');
  return {
    SHAREGRAPH_STATE_DIR: stateDirectory,
    PORT: '0',
    ADMIN_PORT: '0',
    SHAREGRAPH_AUDIT_FILE: auditFile,
    SHAREGRAPH_AUDIT_KEY_FILE: file('audit.key', base64('audit')),
    SHAREGRAPH_WARRANT_KEYS_FILE: file(
      'warrants.json',
      JSON.stringify(Object.fromEntries(departments.map(({ name }) => [name, base64(name)]))),
    ),
    SHAREGRAPH_DEPARTMENTS: Object.entries(running.endpoints)
      .map(([name, url]) => `${name}=${url}`)
      .join(','),
  };
}

/** One request; its whole answer, or null when the connection broke before the answer's end. */
function post(url: string, headers: Record<string, string>, body: string, agent: Agent): Promise<string | null> {
  return new Promise((resolve) => {
    const call = request(url, { method: 'POST', headers, agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('error', () => resolve(null));
      response.on('end', () => resolve(response.complete ? text : null));
    });
    call.on('error', () => resolve(null));
    call.end(body);
  });
}

/** Asks from many hands until the gateway is gone, and kills it meanwhile. */
async function killUnderLoad(): Promise<{ readonly answers: readonly string[]; readonly cut: number }> {
  const url = /ready at (\S+)/.exec(gateway.output().stdout)![1]!;
  const { sandbox } = await openIdentity(loadConfig({ SHAREGRAPH_STATE_DIR: stateDirectory }, 'gateway'), systemClock);
  const { item, case: caseNumber } = personas.find(({ id }) => id === 'psb')!;
  const headers = {
    'content-type': 'application/json',
    authorization: `Bearer ${await sandbox!.token('psb')}`,
    'x-share-item': item!,
    'x-share-case': caseNumber!,
  };
  const body = JSON.stringify(await namedOperation('four-readers'));
  const agent = new Agent({ keepAlive: true, maxSockets: HANDS });
  const answers: string[] = [];
  let cut = 0;
  async function hand(): Promise<void> {
    for (;;) {
      const answer = await post(url, headers, body, agent);
      if (answer === null) {
        cut += 1;
        return;
      }
      answers.push(answer);
      if (answers.length === ANSWERS) gateway.child.kill('SIGKILL');
    }
  }
  await Promise.all(Array.from({ length: HANDS }, hand));
  agent.destroy();
  await gateway.ended;
  return { answers, cut };
}

it('has the record of every answer that arrived, in a chain that verifies and is continued', async () => {
  const { answers, cut } = await killUnderLoad();
  expect(gateway.child.signalCode).toBe('SIGKILL');
  expect(answers.length).toBeGreaterThanOrEqual(ANSWERS);
  expect(cut).toBe(HANDS);

  const key = testKey('audit');
  expect(await verifyAudit(auditFile, { key })).toMatchObject({ ok: true });
  const log = await openAuditLog({ file: auditFile, key, clock: systemClock });
  await log.close();

  const records = new Map<number, { hash: string; requestId: string; disclosed: string[] }>(
    readFileSync(auditFile, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map((record) => [record.sequence, record]),
  );
  const receipts = new Set<string>();
  for (const text of answers) {
    const { data, extensions } = JSON.parse(text);
    expect(data.person.name).toBe(cast.persons.zhangMin.name);
    const receipt = parseReceipt(extensions.share.receipt)!;
    receipts.add(extensions.share.receipt);
    expect(records.get(receipt.sequence)).toMatchObject({
      hash: receipt.hash,
      disclosed: expect.arrayContaining(['Person.name']),
    });
  }
  expect(receipts.size).toBe(answers.length);
  expect(await verifyAudit(auditFile, { key, receipt: parseReceipt([...receipts].at(-1)!)! })).toMatchObject({
    ok: true,
    tornBytes: 0,
  });
});
