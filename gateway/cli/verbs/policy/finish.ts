import type { CommandResult } from '../../../../policies/cli/command-result';

/** Writes what a command says, and has the process end with its exit code. What somebody has to correct is on stderr. */
export function finish({ exitCode, lines, stream = exitCode === 0 ? 'stdout' : 'stderr' }: CommandResult): void {
  process[stream].write(`${lines.join('\n')}\n`);
  process.exitCode = exitCode;
}
