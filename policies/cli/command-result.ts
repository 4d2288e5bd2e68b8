/** What a command has to say: lines for the terminal, and the process's exit code. */
export interface CommandResult {
  readonly exitCode: 0 | 1;
  readonly lines: readonly string[];
}
