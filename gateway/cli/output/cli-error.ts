/** Why a command cannot do its work, in one line for whoever runs it, saying what to do about it. */
export class CliError extends Error {
  override readonly name = 'CliError';

  constructor(
    message: string,
    /** 2 where the command was called in a way that nobody can mean. */
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}
