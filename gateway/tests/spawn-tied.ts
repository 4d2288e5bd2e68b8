import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';

/** A program with both of its outputs, and no input. */
export type TiedProcess = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

/**
 * Becomes the program, beside a watcher that kills it when the other end of descriptor 3 closes without a word, which
 * is what happens when this process dies.
 */
const script = '( ( read -r word <&3 || kill -KILL $$ ) >/dev/null 2>&1 & ); exec "$@" 3<&-';

/** Starts a program that ends at the latest when this process does, however that ends. */
export function spawnTied(
  command: string,
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): TiedProcess {
  const child = spawn('/bin/sh', ['-c', script, 'sh', command, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const lifeline = child.stdio[3] as Writable;
  lifeline.on('error', () => undefined);
  child.once('exit', () => lifeline.end('over\n'));
  return child as unknown as TiedProcess;
}
