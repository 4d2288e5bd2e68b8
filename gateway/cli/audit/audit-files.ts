import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';

/**
 * The audit logs that a path means: a folder means all in it; `audit.log`, where `orWorkers` is set, means itself and
 * those of workers beside it (`audit.1.log`). A path where nothing is means itself, so that it is complained about, and so does
 * a log of which only the head file is there.
 */
export function auditFiles(path: string, { orWorkers }: { orWorkers: boolean }): readonly string[] {
  if (isDirectory(path)) {
    const found = names(path).filter((name) => name.endsWith('.log'));
    return found.length > 0 ? found.map((name) => join(path, name)) : [path];
  }
  if (!orWorkers) return [path];
  const { name, ext } = parse(path);
  const found = names(dirname(path)).filter((other) => {
    if (other === basename(path)) return true;
    if (!other.startsWith(`${name}.`) || !other.endsWith(ext)) return false;
    return /^[1-9]\d*$/.test(other.slice(name.length + 1, other.length - ext.length));
  });
  return found.length > 0 ? found.map((other) => join(dirname(path), other)) : [path];
}

function names(directory: string): string[] {
  try {
    return [...new Set(readdirSync(directory).map((name) => name.replace(/\.head$/, '')))].sort();
  } catch {
    return [];
  }
}

function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
