import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whether everybody may pass through every folder above `path` and read `path` itself. */
export function isReachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return false;
    if (dirname(folder) === folder) return true;
  }
}
