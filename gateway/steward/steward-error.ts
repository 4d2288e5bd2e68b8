/** The steward API refuses a request as a whole. Its text is for the officer. */
export class StewardError extends Error {
  override readonly name = 'StewardError';

  constructor(
    readonly code: string,
    readonly status: number,
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
