import { hkdfSync, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config';
import { ConfigError } from './config-error';
import type { Keys } from './keys';
import { secretFile } from './secret-file';

const shortestBytes = 32;
const warrantKeysShape = z.record(z.string(), z.string());

/**
 * Reads the key files that the configuration names. In the sandbox whatever is not named is derived (HKDF-SHA256)
 * from a random master key in the state folder; in production nothing is ever derived.
 * @throws ConfigError when a file is missing, malformed or a key is too short; never showing a key
 */
export function loadKeys(config: Config): Keys {
  const derive = config.environment === 'sandbox' ? deriver(config.stateDirectory) : null;
  const single = (env: string, file: string | null, purpose: string): Buffer | null => {
    if (file !== null) return decode(readText(env, file).trim(), env);
    return derive?.(purpose) ?? null;
  };
  const warrantKeys = config.warrantKeysFile === null ? null : readWarrantKeys(config.warrantKeysFile);
  return {
    warrant(subgraph) {
      const key = warrantKeys ? warrantKeys.get(subgraph) : derive?.(`warrant:${subgraph}`);
      if (!key) throw new ConfigError([`\`SHAREGRAPH_WARRANT_KEYS_FILE\`: no key for the subgraph \`${subgraph}\``]);
      return key;
    },
    audit: single('SHAREGRAPH_AUDIT_KEY_FILE', config.auditKeyFile, 'audit'),
    pseudonym: single('SHAREGRAPH_PSEUDONYM_KEY_FILE', config.pseudonymKeyFile, 'pseudonym'),
    hub: single('SHAREGRAPH_HUB_SECRET_FILE', config.hubSecretFile, 'hub'),
  };
}

function deriver(stateDirectory: string): (purpose: string) => Buffer {
  let master: Buffer | undefined;
  return (purpose) => {
    // Read when first needed, so that a process with all keys configured makes no file.
    master ??= decode(
      secretFile(join(stateDirectory, 'keys', 'master.key'), () => randomBytes(shortestBytes).toString('base64')),
      'SHAREGRAPH_STATE_DIR (keys/master.key)',
    );
    return Buffer.from(hkdfSync('sha256', master, '', `sharegraph:${purpose}`, shortestBytes));
  };
}

function readWarrantKeys(file: string): ReadonlyMap<string, Buffer> {
  const env = 'SHAREGRAPH_WARRANT_KEYS_FILE';
  const wrong = new ConfigError([
    `\`${env}\`: expected a JSON object of subgraph names and base64 keys in \`${file}\``,
  ]);
  let content: unknown;
  try {
    content = JSON.parse(readText(env, file));
  } catch (error) {
    throw error instanceof ConfigError ? error : wrong;
  }
  const parsed = warrantKeysShape.safeParse(content);
  if (!parsed.success) throw wrong;
  return new Map(Object.entries(parsed.data).map(([name, text]) => [name, decode(text, `${env} (${name})`)]));
}

function readText(env: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    throw new ConfigError([`\`${env}\`: the file \`${file}\` cannot be read (${code})`]);
  }
}

function decode(text: string, env: string): Buffer {
  const key = /^[A-Za-z0-9+/_-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : Buffer.alloc(0);
  if (key.length >= shortestBytes) return key;
  throw new ConfigError([`\`${env}\`: expected ${shortestBytes} bytes or more in base64, got ${key.length} bytes`]);
}
