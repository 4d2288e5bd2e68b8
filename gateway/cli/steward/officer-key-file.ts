import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicKeyText } from '../../../policies/workflow/public-key-text';
import type { Config } from '../../config/config';
import { CliError } from '../output/cli-error';

/** Where an officer's key is looked for when nobody says where it is. */
export function officerKeyFile({ stateDirectory }: Pick<Config, 'stateDirectory'>, officer: string): string {
  return join(stateDirectory, 'officers', `${officer}.jwk`);
}

/** A private key as it is written to a file: a JWK (RFC 8037) that names its officer. */
export function officerKeyText(officer: string, key: KeyObject): string {
  return `${JSON.stringify({ ...key.export({ format: 'jwk' }), kid: officer })}\n`;
}

/**
 * Reads the private key of an officer. Throws CliError that says how to get one, never quoting the file.
 * @param doubt what speaks against there being such an officer
 */
export function readOfficerKey(file: string, officer: string, doubt: () => string | null): KeyObject {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    const before = doubt();
    throw new CliError(
      `${before === null ? 'there' : `${before} There`} is no key of \`${officer}\` at \`${file}\`; \`sharegraph officer key ${officer}\` writes that of a sandbox officer, \`--key\` names another file`,
    );
  }
  try {
    const { kid, ...jwk } = JSON.parse(text) as Record<string, string>;
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    if (jwk['crv'] !== 'Ed25519' || kid !== officer || publicKeyText(key) !== jwk['x']) throw new Error('another key');
    return key;
  } catch {
    throw new CliError(`\`${file}\`: expected a JWK with the Ed25519 key of \`${officer}\` (\`kid\`)`);
  }
}
