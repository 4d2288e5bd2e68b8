import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { createIssuer } from '../../../policies/revision/issuer';
import { openPolicyStore } from '../../../policies/store/postgres/open-policy-store';
import { readPolicyFolder } from '../../../policies/store/postgres/policy-folder';
import { packageRoot } from '../../../schema/lib/package-root';
import { systemClock } from '../../../schema/lib/system-clock';
import { departments } from '../../../subgraphs';
import { type TestDatabase, testDatabase } from '../../../subgraphs/registers/testing/database';
import { personas } from '../../identity/sandbox/personas';
import { type CliRun, runCli } from './run-cli';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-production-'));
const published: JWK[] = [];
const issuer = createServer((_, response) => response.end(JSON.stringify({ keys: published })));
let key: CryptoKey;
let gateway: CliRun;
let url: string;
let database: TestDatabase;
const policyKeys = generateKeyPairSync('ed25519');

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  key = pair.privateKey;
  published.push({ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
  database = await testDatabase();
  await seedPolicy();
  gateway = runCli(['gateway'], settings());
  await gateway.says('gateway ready at ');
  url = /ready at (\S+)/.exec(gateway.output().stdout)![1]!;
});
afterAll(async () => {
  gateway?.child.kill('SIGKILL');
  await gateway?.ended;
  await database?.drop();
  issuer.close();
  issuer.closeAllConnections();
  rmSync(directory, { recursive: true, force: true });
});

function settings(): Record<string, string> {
  const secret = (): string => randomBytes(32).toString('base64');
  const file = (name: string, content: string): string => {
    writeFileSync(join(directory, name), content);
    return join(directory, name);
  };
  const names = departments.map(({ name }) => name);
  return {
    SHAREGRAPH_ENV: 'production',
    SHAREGRAPH_STATE_DIR: join(directory, 'state'),
    PORT: '0',
    ADMIN_PORT: '0',
    SHAREGRAPH_ISSUER: 'https://id.example',
    SHAREGRAPH_JWKS_URL: `http://127.0.0.1:${(issuer.address() as AddressInfo).port}/jwks`,
    SHAREGRAPH_WARRANT_KEYS_FILE: file(
      'warrants.json',
      JSON.stringify(Object.fromEntries(names.map((name) => [name, secret()]))),
    ),
    SHAREGRAPH_AUDIT_FILE: join(directory, 'audit.log'),
    SHAREGRAPH_AUDIT_KEY_FILE: file('audit.key', secret()),
    SHAREGRAPH_PSEUDONYM_KEY_FILE: file('pseudonym.key', secret()),
    SHAREGRAPH_POLICY_DATABASE_URL: database.url,
    SHAREGRAPH_POLICY_PUBLIC_KEY_FILE: file(
      'policy-issuer.pub',
      policyKeys.publicKey.export({ format: 'pem', type: 'spki' }).toString(),
    ),
    // Nobody listens there: what is tested is who gets in.
    SHAREGRAPH_DEPARTMENTS: names.map((name) => `${name}=http://127.0.0.1:1/graphql`).join(','),
  };
}

/** The sandbox's policy less its officers, for whom anybody can sign: production believes no set with them. */
async function seedPolicy(): Promise<void> {
  const store = await openPolicyStore({
    databaseUrl: database.url,
    issuer: createIssuer(policyKeys.privateKey),
    clock: systemClock,
  });
  const texts = new Map(readPolicyFolder(join(packageRoot(), 'policies')));
  texts.delete('registry/officers.yaml');
  await store.seed({ texts, actor: 'operator', reason: 'a test' });
  await store.close();
}

const psb = personas.find(({ id }) => id === 'psb')!;

async function ask(token: string): Promise<{ status: number; codes: string[]; text: string }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-share-item': psb.item!,
      'x-share-case': psb.case!,
    },
    body: JSON.stringify({ query: '{ person(idNumber: "990101198604170244") { name } }' }),
  });
  const text = await response.text();
  const errors: { extensions: { code: string } }[] = JSON.parse(text).errors ?? [];
  return { status: response.status, codes: errors.map(({ extensions }) => extensions.code), text };
}

test('a token of the configured issuer gets in, and departments that are down leave their fields empty', async () => {
  const token = await new SignJWT({ sub: psb.operator, client_id: psb.client, org: psb.id, roles: [] })
    .setProtectedHeader({ alg: 'RS256', kid: 'one' })
    .setIssuer('https://id.example')
    .setAudience('sharegraph')
    .setExpirationTime('5m')
    .sign(key);
  let answer = await ask(token);
  // The keys of the issuer are waited for three seconds and no longer, which a busy machine may take.
  while (answer.status === 503) answer = await ask(token);
  const { status, codes, text } = answer;
  expect([status, codes]).toEqual([200, ['DEPARTMENT_UNAVAILABLE']]);
  expect(text).not.toMatch(/127\.0\.0\.1|ECONNREFUSED|population/);
});

test('a token of the sandbox does not', async () => {
  const sandbox = await runCli(['token', 'psb'], { SHAREGRAPH_STATE_DIR: join(directory, 'state') }).ended;
  expect(await ask(sandbox.stdout.trim())).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
});

test('there is no explorer and no door to the sandbox', async () => {
  for (const path of ['/', '/explorer', '/explorer/session']) {
    expect((await fetch(new URL(path, url), { redirect: 'manual' })).status).toBe(404);
  }
});

test('SIGTERM ends it with success', async () => {
  gateway.child.kill('SIGTERM');
  expect((await gateway.ended).code).toBe(0);
});
