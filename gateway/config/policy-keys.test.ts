import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issuerId } from '../../policies/revision/issuer';
import { policyIssuer, policyIssuers } from './policy-keys';

const directory = mkdtempSync(join(tmpdir(), 'sharegraph-policy-keys-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const pair = (type: 'ed25519' | 'x25519' = 'ed25519') => generateKeyPairSync(type as 'ed25519');
const file = (name: string, text: string) => {
  writeFileSync(join(directory, name), text);
  return join(directory, name);
};
const publicPem = ({ publicKey }: ReturnType<typeof pair>) =>
  publicKey.export({ format: 'pem', type: 'spki' }).toString();
const privatePem = ({ privateKey }: ReturnType<typeof pair>) =>
  privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
const settings = {
  environment: 'sandbox',
  stateDirectory: join(directory, 'state'),
  policyIssuerKeyFile: null,
  policyPublicKeyFile: null,
} as const;

test('the sandbox makes one key, for itself alone, and believes it', () => {
  const issuer = policyIssuer(settings);
  expect(policyIssuer(settings)?.id).toBe(issuer?.id);
  expect(policyIssuers(settings).map(issuerId)).toEqual([issuer?.id]);
  expect(statSync(join(settings.stateDirectory, 'keys', 'policy-issuer.pem')).mode & 0o777).toBe(0o600);
});

test('production makes none', () => {
  const production = { ...settings, environment: 'production', stateDirectory: join(directory, 'none') } as const;
  expect(policyIssuer(production)).toBeNull();
  expect(() => policyIssuers(production)).toThrow('`SHAREGRAPH_POLICY_PUBLIC_KEY_FILE`: missing');
  expect(existsSync(production.stateDirectory)).toBe(false);
});

test('several public keys are believed while one is being replaced', () => {
  const keys = [pair(), pair()];
  const policyPublicKeyFile = file('two.pub', keys.map(publicPem).join(''));
  const expected = keys.map(({ publicKey }) => issuerId(publicKey));
  expect(policyIssuers({ ...settings, policyPublicKeyFile }).map(issuerId)).toEqual(expected);
});

test.each([
  ['another kind of key', privatePem(pair('x25519'))],
  ['no key', 'nothing'],
])('%s is refused, and not shown', (_, text) => {
  const policyIssuerKeyFile = file('bad.pem', text);
  expect(() => policyIssuer({ ...settings, policyIssuerKeyFile })).toThrow(
    `\`SHAREGRAPH_POLICY_ISSUER_KEY_FILE\`: expected an Ed25519 key in PEM in \`${policyIssuerKeyFile}\``,
  );
});

test('a private key in the place of public ones is refused', () => {
  const policyPublicKeyFile = file('private.pub', privatePem(pair()));
  expect(() => policyIssuers({ ...settings, policyPublicKeyFile })).toThrow('expected an Ed25519 key in PEM');
  expect(() => policyIssuers({ ...settings, policyPublicKeyFile: '/nowhere' })).toThrow('cannot be read (ENOENT)');
});
