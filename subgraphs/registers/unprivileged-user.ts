import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Another user to run as. */
export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL shall run as, because it refuses to run as root: the owner of `data` where that folder exists, else
 * `postgres` where there is such a user, else `nobody`. No user is created: a machine's accounts are not ours to change.
 * @returns null when this process is an ordinary user already
 */
export function unprivilegedUser(data: string): UnprivilegedUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  for (const name of ['postgres', 'nobody']) {
    try {
      const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: id('-u'), gid: id('-g') };
    } catch {
      // No such user: try the next.
    }
  }
  throw new Error(
    'PostgreSQL does not run as root and found neither user `postgres` nor `nobody`: run as another user',
  );
}
