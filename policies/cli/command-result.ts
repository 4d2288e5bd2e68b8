/** What a command has to say: lines for the terminal, and the process's exit code. */
export interface CommandResult {
  /** 0: as wished; 1: the answer is no (a fault, a failed case, a difference); 2: there is no answer. */
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
  /** Default: stdout for 0, else stderr. */
  readonly stream?: 'stdout' | 'stderr';
}
