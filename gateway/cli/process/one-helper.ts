import { readdirSync } from 'node:fs';
import { constants, setPriority } from 'node:os';

/**
 * For a process that answers requests on a core of its own. V8 marks and compiles in four threads; while they do, for a
 * tenth of a second, the one that answers has a fifth of that core, and who comes meanwhile waits.
 */
export const oneHelper = '--v8-pool-size=1';

/**
 * Where V8 was given one thread, it takes what the one that answers leaves: called first of all, before there are the
 * threads that sync the audit log. Several would wait for each other, so they stay as they are.
 */
export function lowerHelper(): void {
  if (process.platform !== 'linux' || !process.execArgv.includes(oneHelper)) return;
  for (const thread of readdirSync('/proc/self/task').map(Number)) {
    if (thread === process.pid) continue;
    try {
      setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
    } catch {
      // It has ended, or may not be touched: nothing depends on it.
    }
  }
}
