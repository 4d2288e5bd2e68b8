import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { UnprivilegedUser } from './unprivileged-user';

/**
 * PostgreSQL's folder where the other user can run it: `native` itself, or a temporary copy (60 MB) when that lies
 * under a private folder (0700), as a clone in root's home does. The server looks itself up by its real path, so the
 * working directory does not help here as it does for the data.
 */
export function reachableBinaries(native: string, user: UnprivilegedUser | null): { native: string; remove(): void } {
  if (!user || isReachable(join(native, 'bin', 'postgres'))) return { native, remove: () => undefined };
  const copy = mkdtempSync(join(tmpdir(), 'sharegraph-postgres-'));
  // Links among the libraries are relative, and absolute ones would lead back to where nobody may go.
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chownSync(copy, user.uid, user.gid);
  return { native: copy, remove: () => rmSync(copy, { recursive: true, force: true }) };
}

/** Whether everybody may pass through every folder above `path` and read `path` itself. */
function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return false;
    if (dirname(folder) === folder) return true;
  }
}
