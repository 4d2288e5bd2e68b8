/** Why a command cannot do its work, in one line for whoever runs it, saying what to do about it. */
export class CliError extends Error {
  override readonly name = 'CliError';
}
