import type { Config } from '../../config/config';

/** Logs, Redis, the policy store and what Node has open for itself. */
const others = 64;

/**
 * How many connections of clients a process takes: as many as are configured, or fewer, so that there are files left for what
 * answers need. A worker that cannot take a connection because it has too many files open is given none again, for good:
 * `node:cluster` waits for its word on that one.
 * @param openFiles how many files it may have open; null: as many as it likes
 */
export function affordableConnections(
  {
    maxConnections,
    departments,
    departmentConnections,
    departmentMutations,
  }: Pick<Config, 'maxConnections' | 'departments' | 'departmentConnections' | 'departmentMutations'>,
  openFiles: number | null,
): number {
  if (openFiles === null) return maxConnections;
  const needed = others + Object.keys(departments).length * (departmentConnections + departmentMutations);
  return Math.min(maxConnections, Math.max(Math.floor(openFiles / 2), openFiles - needed));
}
