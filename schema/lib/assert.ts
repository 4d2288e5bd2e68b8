/**
 * An assertion is a bug in sharegraph; bad input is an error and handled where it enters.
 * Throws `Error` whose message never carries data, since assertion messages reach logs.
 */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}
