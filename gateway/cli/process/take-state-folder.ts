import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { takeLock } from '../../../schema/lib/take-lock';
import type { Config } from '../../config/config';
import { CliError } from '../output/cli-error';
import type { Closers } from './closers';

/**
 * Makes this process the only one that runs the state folder's database and writes its files, until it closes. What a
 * killed process left behind stops nobody, nor does another host's lock: containers that share a folder change names.
 * Rejects with CliError that says which process has the folder.
 */
export async function takeStateFolder(
  { stateDirectory }: Pick<Config, 'stateDirectory'>,
  closers: Closers,
): Promise<void> {
  mkdirSync(stateDirectory, { recursive: true });
  const release = await takeLock(join(stateDirectory, 'start.lock'), {
    otherHosts: false,
    locked: (holder) =>
      new CliError(
        `\`${stateDirectory}\` is in use by ${holder ? `process ${holder.pid}` : 'another process'}; stop that one, or set \`SHAREGRAPH_STATE_DIR\` to another folder`,
      ),
  });
  closers.add('the state folder', release);
}
