import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createIssuer, type Issuer, issuerId } from '../../policies/revision/issuer';
import type { Config } from './config';
import { ConfigError } from './config-error';
import { secretFile } from './secret-file';

type Settings = Pick<Config, 'environment' | 'stateDirectory' | 'policyIssuerKeyFile' | 'policyPublicKeyFile'>;

/**
 * Whoever signs revisions here; null in production where no key is named. The sandbox makes a key in the state folder.
 * @throws ConfigError when the file cannot be read or holds no Ed25519 key; never showing a key
 */
export function policyIssuer({ environment, stateDirectory, policyIssuerKeyFile }: Settings): Issuer | null {
  if (policyIssuerKeyFile !== null)
    return parsed('SHAREGRAPH_POLICY_ISSUER_KEY_FILE', policyIssuerKeyFile, (text) =>
      createIssuer(createPrivateKey(text)),
    );
  if (environment === 'production') return null;
  const made = () => generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  return createIssuer(createPrivateKey(secretFile(join(stateDirectory, 'keys', 'policy-issuer.pem'), made)));
}

/**
 * Public keys of those whose revisions are believed here.
 * @throws ConfigError
 */
export function policyIssuers(settings: Settings): readonly KeyObject[] {
  const env = 'SHAREGRAPH_POLICY_PUBLIC_KEY_FILE';
  if (settings.policyPublicKeyFile !== null) return parsed(env, settings.policyPublicKeyFile, publicKeys);
  const issuer = policyIssuer(settings);
  if (issuer) return [issuer.publicKey];
  throw new ConfigError([`\`${env}\`: missing; no revision of the share policy could be believed`]);
}

function publicKeys(text: string): readonly KeyObject[] {
  const blocks = text.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  if (blocks.length === 0) throw new Error('no public key');
  const keys = blocks.map((block) => createPublicKey(block));
  for (const key of keys) issuerId(key);
  return keys;
}

function parsed<Key>(env: string, file: string, parse: (text: string) => Key): Key {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new ConfigError([`\`${env}\`: the file \`${file}\` cannot be read (${code})`]);
  }
  try {
    return parse(text);
  } catch {
    throw new ConfigError([`\`${env}\`: expected an Ed25519 key in PEM in \`${file}\``]);
  }
}
