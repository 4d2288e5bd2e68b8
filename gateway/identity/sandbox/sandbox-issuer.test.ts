import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCaseNumber } from '../../../schema/scalars/case-number';
import { parseItemCode } from '../../../schema/scalars/item-code';
import { loadConfig } from '../../config/load-config';
import { openIdentity } from '../open-identity';
import { personas } from './personas';
import { openSandboxIssuer } from './sandbox-issuer';

const clock = { now: () => Date.UTC(2026, 10, 20, 8) };
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sharegraph-sandbox-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test.each(personas.map((persona) => [persona.id, persona] as const))('persona %s is well formed', (id, persona) => {
  expect(persona.client).toBe(`${id}-app`);
  if (persona.item === null || persona.case === null) {
    expect([persona.item, persona.case]).toEqual([null, null]);
    return;
  }
  expect(parseItemCode(persona.item)).toBe(persona.item);
  expect(parseCaseNumber(persona.case)).toBe(persona.case);
  expect(persona.case.startsWith(persona.item)).toBe(true);
});

test('two processes with one key folder believe each other, and strangers are not believed', async () => {
  const open = (keysDirectory: string) => openSandboxIssuer({ keysDirectory, audience: 'sharegraph', clock });
  const [one, other] = await Promise.all([open(join(directory, 'keys')), open(join(directory, 'keys'))]);
  const config = loadConfig({ SHAREGRAPH_STATE_DIR: directory }, 'gateway');
  const { identify } = await openIdentity(config, clock);
  for (const issuer of [one, other])
    await expect(identify({ authorization: `Bearer ${await issuer.token('psb')}` })).resolves.toMatchObject({
      client: 'psb-app',
      organisation: 'psb',
      operator: 'op-psb-1',
      roles: ['developer', 'steward'],
    });
  const stranger = await open(join(directory, 'elsewhere'));
  await expect(identify({ authorization: `Bearer ${await stranger.token('psb')}` })).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  });
});

test('a consent of the sandbox is believed as a consent and not as a token', async () => {
  const config = loadConfig({ SHAREGRAPH_STATE_DIR: directory }, 'gateway');
  const { identify, sandbox } = await openIdentity(config, clock);
  const civilAffairs = personas.find(({ id }) => id === 'civil-affairs')!;
  const consent = await sandbox!.consent({
    subjects: ['990101198604170244'],
    item: civilAffairs.item!,
    coordinates: ['Person.vitalStatus'],
  });
  const authorization = `Bearer ${await sandbox!.token('civil-affairs')}`;
  const consumer = await identify({ authorization, 'x-share-item': civilAffairs.item!, 'x-share-consent': consent });
  expect(consumer.consent).toMatchObject({ subjects: ['990101198604170244'], coordinates: ['Person.vitalStatus'] });
  await expect(identify({ authorization: `Bearer ${consent}` })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
});

test('key files can be read by their owner only', async () => {
  const keysDirectory = join(directory, 'keys');
  await openSandboxIssuer({ keysDirectory, audience: 'sharegraph', clock });
  const files = readdirSync(keysDirectory);
  expect(files.sort()).toEqual(['sandbox-consent-issuer.jwk', 'sandbox-issuer.jwk']);
  for (const file of files) expect(statSync(join(keysDirectory, file)).mode & 0o777).toBe(0o600);
  expect(statSync(keysDirectory).mode & 0o777).toBe(0o700);
});

test('an unknown persona is named beside the known ones', async () => {
  const sandbox = await openSandboxIssuer({ keysDirectory: directory, audience: 'sharegraph', clock });
  await expect(sandbox.token('nobody')).rejects.toThrow(/no persona `nobody`; expected one of psb, amr/);
});
