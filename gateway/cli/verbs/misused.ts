import type { Command } from 'commander';

/** A command whose status 1 is an answer ends with 2, as where it has none, when it is called in a wrong way. */
export function misused(command: Command): Command {
  return command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
