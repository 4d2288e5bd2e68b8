import { execFileSync } from 'node:child_process';

/** Another user to run as. */
export interface UnprivilegedUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom PostgreSQL shall run as, because it refuses to run as root: `postgres` where that user exists, else `nobody`.
 * No user is created: a laptop's accounts are not ours to change.
 * @returns null when this process is an ordinary user already
 */
export function unprivilegedUser(): UnprivilegedUser | null {
  if (process.getuid?.() !== 0) return null;
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
