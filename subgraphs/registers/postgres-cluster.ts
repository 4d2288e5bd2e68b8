import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawnInFolder } from './spawn-in-folder';
import type { UnprivilegedUser } from './unprivileged-user';

/** A PostgreSQL data folder and the password of its superuser `sharegraph`. */
export interface Cluster {
  readonly data: string;
  readonly password: string;
}

/**
 * The cluster in `directory`: the one that is there, or a new one with a random password.
 * @throws Error when initdb fails, with its last lines
 */
export async function postgresCluster(
  directory: string,
  native: string,
  user: UnprivilegedUser | null,
): Promise<Cluster> {
  const data = join(directory, 'data');
  const passwordFile = join(directory, 'password');
  if (existsSync(join(data, 'PG_VERSION'))) return { data, password: readFileSync(passwordFile, 'utf8').trim() };

  mkdirSync(directory, { recursive: true });
  const password = randomBytes(18).toString('hex');
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  // A crash during initdb must leave nothing that looks like a cluster, hence another folder and a rename.
  const unfinished = join(directory, 'data.unfinished');
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { mode: 0o700 });
  if (user) chownSync(unfinished, user.uid, user.gid);
  await initialise(unfinished, password, native, user);
  renameSync(unfinished, data);
  return { data, password };
}

/** The password goes through a pipe: initdb asks for a file, and a file would stay behind when we are killed. */
const script = `printf '%s\\n' "$PASSWORD" | "$1" -D "$FOLDER" -U sharegraph -A scram-sha-256 --pwfile=/dev/stdin --locale=C -E UTF8 --no-sync 2>&1`;

function initialise(folder: string, password: string, native: string, user: UnprivilegedUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawnInFolder(folder, script, [join(native, 'bin', 'initdb')], {
      user,
      stdio: ['ignore', 'pipe', 'ignore'],
      variables: { PASSWORD: password },
    });
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4000);
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with status ${code}: ${said.trim().split('\n').slice(-3).join(' | ')}`));
    });
  });
}
