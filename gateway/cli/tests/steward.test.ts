import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { decodeJwt } from 'jose';
import { Registry } from 'prom-client';
import { compilePolicy } from '../../../policies/engine/compile-policy';
import { schema } from '../../../policies/engine/tests/fixture';
import type { PolicyStore } from '../../../policies/store/postgres/model';
import { smallStore } from '../../../policies/store/postgres/tests/small-store';
import { openWorkflow } from '../../../policies/workflow/open-workflow';
import { systemClock } from '../../../schema/lib/system-clock';
import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { type RunningAdminServer, startAdminServer } from '../../admin/admin-server';
import { createStewardApi } from '../../steward/create-steward-api';
import { createProgram } from '../program';

let directory: string;
let database: TestDatabase;
let store: PolicyStore;
let server: RunningAdminServer;
const former = { ...process.env };

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sharegraph-steward-'));
  database = await testDatabase();
  store = await smallStore(database.url, { clock: systemClock });
  const calendar = { holidays: new Set<string>(), workdays: new Set<string>() };
  const settings = { calendar, replyDays: 10, reviewDays: 5 };
  const api = createStewardApi({
    workflow: openWorkflow({ store, clock: systemClock, schema, settings }),
    store,
    clock: systemClock,
    schema,
    policy: async () => compilePolicy((await store.content()).documents, schema).policy!,
    maxAgeMs: 900_000,
    sandbox: true,
    onFault: (_, error) => {
      throw error;
    },
  });
  server = await startAdminServer({
    host: '127.0.0.1',
    port: 0,
    registry: new Registry(),
    ready: () => ({ ok: true }),
    answer: api,
  });
  // Commands refuse settings that they don't know, such as that of the tests' databases.
  const others = Object.entries(former).filter(([name]) => !name.startsWith('SHAREGRAPH_'));
  const { port } = new URL(server.url);
  process.env = { ...Object.fromEntries(others), SHAREGRAPH_STATE_DIR: directory, ADMIN_PORT: port };
  // That none of them is in the policy folder is told, and is right here.
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  await run('officer', 'key', 'applicant', 'steward', 'approver', 'steward-2', 'auditor', 'operator');
  write.mockRestore();
});
afterAll(async () => {
  process.env = former;
  await server.close();
  await store.close();
  await database.drop();
  rmSync(directory, { recursive: true, force: true });
});

function throwInsteadOfExit(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  command.commands.forEach(throwInsteadOfExit);
}

/** What a command prints; rejects with what it fails with. */
async function run(...args: string[]): Promise<string> {
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
  try {
    const program = createProgram();
    throwInsteadOfExit(program);
    await program.parseAsync(['node', 'sharegraph', ...args]);
    return lines.join('');
  } finally {
    write.mockRestore();
  }
}
const steward = (as: string, ...args: string[]) => run('steward', ...args, '--as', as);
const failure = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => String(error.message),
  );
const asked = [
  '--client',
  'school-app',
  '--item',
  'A',
  '--coordinate',
  'Person.tags',
  'Person.birthDate=mask(birthDate)',
];
const terms = [
  '--basis',
  'a law',
  '--purpose',
  'to know',
  '--per-day',
  '40',
  '--until',
  `${new Date().getUTCFullYear() + 1}-12-31`,
];

async function applied(): Promise<string> {
  const answer = JSON.parse(await steward('applicant', 'apply', ...asked, ...terms, '--json'));
  return answer.agreements[0].id;
}

test('from an application to a live agreement and out of it, by commands', async () => {
  expect(await steward('applicant', 'apply', ...asked, ...terms)).toMatch(
    /^application 1\n {2}a-psb-school-1 {2}requested .*\nnext: a steward of psb runs `sharegraph steward approve a-psb-school-1 --as OFFICER`\n$/,
  );
  const approved = await steward('steward', 'approve', 'a-psb-school-1');
  expect(approved).toContain('grants       Person.birthDate as mask(birthDate)');
  expect(approved).toContain('40 requests a day, FOR ALL that school has under these items (until now 50)');
  expect(approved).toContain('next: an approver of psb runs `sharegraph steward confirm a-psb-school-1 --as OFFICER`');
  expect(await steward('approver', 'confirm', 'a-psb-school-1')).toContain('live since revision 2');
  expect(await steward('applicant', 'show', 'a-psb-school-1')).toContain('approver agreement.activate');
  expect(await steward('steward', 'explain', 'Person.tags', '--client', 'school-app', '--item', 'A')).toContain(
    ': full\n',
  );
  expect(await steward('steward', 'list', '--live')).toContain('a-psb-school-1  active');
  expect(await steward('steward', 'suspend', 'a-psb-school-1', '--reason', 'x')).toContain('suspended');
  expect(await steward('steward', 'list', '--live')).not.toContain('a-psb-school-1');
  for (const which of [[], ['--live']]) {
    const suspended = (await steward('steward', 'list', ...which, '--state', 'suspended')).trim().split('\n');
    expect(suspended).toContainEqual(expect.stringMatching(/^a-psb-school-1 /));
    for (const line of suspended) expect(line).toMatch(/^\S+ {2}suspended /);
    expect(await steward('steward', 'list', ...which, '--state', 'refused')).toBe('nothing\n');
  }
  expect(await failure(steward('steward', 'list', '--state', 'activated'))).toMatch(
    /^INPUT_INVALID: there is no state `activated`; expected requested, approved, confirmed, active, suspended, /,
  );
  expect(await failure(steward('steward', 'reinstate', 'a-psb-school-1', '--reason', 'x'))).toMatch(/^NOT_ALLOWED: /);
  expect(await steward('approver', 'reinstate', 'a-psb-school-1', '--reason', 'x')).toContain('active');
  expect(await steward('approver', 'revoke', 'a-psb-school-1', '--reason', 'x')).toContain('revoked');
  expect(await steward('applicant', 'show', 'a-psb-school-1')).toContain('approver agreement.revoke (x)');
  expect(await steward('operator', 'rollback', '1', '--reason', 'x')).toMatch(/^6 .*rollback {2}operator/);
  expect(await steward('operator', 'revisions')).toMatch(/^6 .*\n5 /);
  expect(await steward('auditor', 'journal', '--first', '1')).toContain('revision.rollback');
});

test('what is signed is what was shown, or nothing', async () => {
  const id = await applied();
  expect(await failure(steward('steward', 'approve', id, '--digest', 'beef'))).toContain('nothing was signed');
  const { digest } = JSON.parse(await steward('steward', 'show', id, '--json'));
  expect(JSON.parse(await steward('steward', 'approve', id, '--digest', digest.slice(0, 12), '--json'))).toMatchObject({
    state: 'approved',
    approve: { officer: 'steward' },
  });
  // Nothing is shown to sign that would not be taken.
  expect(await failure(steward('steward', 'approve', id))).toMatch(
    /^WRONG_STATE: .* is approved, so nobody can approve it/,
  );
});

test('what others have written moves no cursor of who reads it', async () => {
  const id = await applied();
  // As it may stand in a store from before such a text was refused.
  const purpose = 'to know\u001b[3A\r\u001b[2K  grants       Division.name as full\u202e';
  await store.pool.query('UPDATE sharegraph_policy.draft SET purpose = $2 WHERE agreement = $1', [id, purpose]);
  const seen = 'to know\\u001b[3A\\u000d\\u001b[2K  grants       Division.name as full\\u202e\n';
  expect(await steward('steward', 'show', id)).toContain(`purpose      ${seen}`);
  expect(JSON.parse(await steward('steward', 'show', id, '--json'))).toMatchObject({ purpose });
  expect(await steward('steward', 'approve', id)).toContain(`purpose      ${seen}`);
  expect(await failure(steward('steward', 'refuse', 'x\u001b[2K\u202e', '--reason', 'x'))).toContain(
    '`x\\u001b[2K\\u202e`',
  );
});

test('an emergency is drafted and signed in one command, and reviewed', async () => {
  const emergency = [...asked, '--reason', 'a flood', '--hours', '2'];
  expect(await failure(steward('steward', 'break-glass', ...asked, '--reason', 'x', '--hours', '25'))).toContain(
    'at most 24',
  );
  const opened = await steward('steward', 'break-glass', ...emergency);
  expect(opened).toMatch(/\n {2}valid {8}until [\d-]{10} [\d:]{8} in China \(\S+Z\)\n/);
  const id = /confirm (\S+-emergency) --as/.exec(opened)![1]!;
  expect(await steward('approver', 'confirm', id)).toContain('live since revision');
  expect(await failure(steward('auditor', 'review', id, '--note', 'x'))).toContain('expected either');
  expect(await steward('auditor', 'review', id, '--justified', '--note', 'it was')).toContain(
    'justified: it was (auditor)',
  );
  expect(await steward('auditor', 'overdue')).toBe('nothing is late\n');
});

test('lists and the catalogue are JSON for scripts', async () => {
  const id = await applied();
  const list = JSON.parse(await steward('applicant', 'list', '--state', 'requested', '--json'));
  expect(list.map((each: { id: string }) => each.id)).toContain(id);
  expect(await steward('applicant', 'withdraw', id, '--reason', 'x')).toContain('withdrawn');
  const entries = JSON.parse(await steward('operator', 'catalogue', '--search', 'person.', '--json'));
  expect(entries.map((each: { coordinate: string }) => each.coordinate)).toContain('Person.photo');
  expect(await steward('operator', 'catalogue', '--class', 'withheld')).toMatch(
    /^Person\.photo {2}L4 {2}withheld {2}psb/,
  );
});

describe('keys', () => {
  const file = (name: string) => join(directory, 'officers', name);

  test('can be read by their owner only, and name their officer', () => {
    expect(statSync(file('steward.jwk')).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file('steward.jwk'), 'utf8'))).toMatchObject({ crv: 'Ed25519', kid: 'steward' });
  });

  test('are written to one file for one officer', async () => {
    expect(await failure(run('officer', 'key', 'steward', 'approver', '--out', 'x'))).toContain('expected one officer');
  });

  test('of one’s own are made once and never overwritten', async () => {
    expect(await run('officer', 'new', 'somebody')).toMatch(/somebody\.jwk\npublicKey: [A-Za-z0-9_-]{43}\n$/);
    expect(await failure(run('officer', 'new', 'somebody'))).toContain('there is a key already');
    expect(await failure(steward('somebody', 'list'))).toMatch(
      /^UNKNOWN_OFFICER: `somebody` is no .*\nUNAUTHENTICATED: /,
    );
    expect(await failure(run('officer', 'new', '../x'))).toContain("expected an officer's id");
  });

  test('of one’s own are not overwritten by those that anybody can make', async () => {
    const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      await run('officer', 'new', 'own');
      const own = readFileSync(file('own.jwk'), 'utf8');
      expect(await failure(run('officer', 'key', 'own'))).toBe(
        `\`${file('own.jwk')}\`: this is another key than the sandbox's of \`own\`, and may be the only copy; move it away first, or name another file with \`--out\``,
      );
      expect(await failure(run('officer', 'key', 'own', '--out', file('steward.jwk')))).toContain('another key');
      expect(readFileSync(file('own.jwk'), 'utf8')).toBe(own);
      // Its own may be asked for again, as by scripts.
      const first = await run('officer', 'key', 'twice');
      expect(await run('officer', 'key', 'twice')).toBe(first);
    } finally {
      write.mockRestore();
    }
  });

  test('of an officer that nobody knows come with a doubt, and with whom it may mean', async () => {
    const said: string[] = [];
    const write = jest.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
    try {
      await run('officer', 'key', 'amr-stewart', 'amr-steward');
    } finally {
      write.mockRestore();
    }
    const doubt = /^UNKNOWN_OFFICER: `amr-stewart` is no officer in `\S+officers\.yaml`\. Did you mean `amr-steward`\?/;
    expect(said).toEqual([expect.stringMatching(doubt)]);
    expect(await failure(steward('amr-stewart', 'list'))).toMatch(doubt);
    expect(await failure(run('token', '--officer', 'amr-steword'))).toMatch(
      /Did you mean `amr-steward`\? There is no key/,
    );
  });

  test('that are missing, broken or of somebody else are said so, without what is in them', async () => {
    expect(await failure(steward('nobody', 'list'))).toMatch(
      /There is no key of `nobody` at `.*nobody\.jwk`; `sharegraph officer key nobody`/,
    );
    writeFileSync(file('broken.jwk'), 'secret');
    const key = ['--key', file('broken.jwk')];
    expect(await failure(steward('steward', 'list', ...key))).toMatch(
      /^`.*broken\.jwk`: expected a JWK with the Ed25519 key of `steward`/,
    );
    expect(await failure(steward('approver', 'list', '--key', file('steward.jwk')))).toContain('expected a JWK');
  });

  test('of the sandbox are not written in production', async () => {
    process.env['SHAREGRAPH_ENV'] = 'production';
    try {
      expect(await failure(run('officer', 'key', 'steward'))).toContain('open nothing in production');
    } finally {
      delete process.env['SHAREGRAPH_ENV'];
    }
  });

  test('make tokens for other clients of the API', async () => {
    const { sub, iat, exp } = decodeJwt((await run('token', '--officer', 'steward')).trim());
    expect([sub, exp! - iat!]).toEqual(['steward', 300]);
    expect(await failure(run('token', '--officer', 'steward', '--ttl', '601'))).toContain('at most 600');
    expect(await failure(run('token'))).toContain('expected either a persona or `--officer`');
  });
});

test('an API that is not there is said so', async () => {
  expect(await failure(steward('steward', 'list', '--api', 'http://127.0.0.1:1'))).toMatch(
    /^no steward API answers at `http:\/\/127\.0\.0\.1:1` \(\w+\); start the gateway, or name it with `--api`$/,
  );
  const other = await startAdminServer({
    host: '127.0.0.1',
    port: 0,
    registry: new Registry(),
    ready: () => ({ ok: true }),
  });
  const answer = await failure(steward('steward', 'list', '--api', other.url)).finally(() => other.close());
  expect(answer).toBe(`\`${other.url}\` is no steward API: it answered with status 405`);
});
