import { readFileSync } from 'node:fs';

/**
 * How many files and sockets this process may have open; null where nobody says so or there is no limit.
 * @param limits as Linux tells them of a process. Default: of this one
 */
export function openFiles(limits: string | null = ownLimits()): number | null {
  const soft = /^Max open files +(\d+) /m.exec(limits ?? '')?.[1];
  return soft === undefined ? null : Number(soft);
}

function ownLimits(): string | null {
  try {
    return readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return null;
  }
}
