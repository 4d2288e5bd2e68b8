import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../../config/config';
import { CliError } from '../output/cli-error';

type Settings = Pick<Config, 'stateDirectory' | 'policyDatabaseUrl' | 'databaseUrl'>;

/**
 * The policy store that commands work on: the configured one, else that of a `start` that runs on this state folder.
 * @throws CliError
 */
export function policyStoreUrl({ policyDatabaseUrl, databaseUrl, stateDirectory }: Settings): string {
  const url = policyDatabaseUrl ?? databaseUrl ?? running(stateDirectory);
  if (url !== null) return url;
  throw new CliError('no policy store: set `SHAREGRAPH_POLICY_DATABASE_URL`, or run `sharegraph start` meanwhile');
}

/**
 * Lets commands find the store of this process, whose embedded database takes another port each time. The file holds
 * the database's password, as does the folder of that database beside it.
 * @returns takes it back
 */
export function publishPolicyStoreUrl(stateDirectory: string, url: string): () => void {
  mkdirSync(stateDirectory, { recursive: true });
  writeFileSync(fileIn(stateDirectory), url, { mode: 0o600 });
  return () => rmSync(fileIn(stateDirectory), { force: true });
}

function running(stateDirectory: string): string | null {
  try {
    return readFileSync(fileIn(stateDirectory), 'utf8');
  } catch {
    return null;
  }
}

function fileIn(stateDirectory: string): string {
  return join(stateDirectory, 'policy-store.url');
}
