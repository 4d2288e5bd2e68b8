/** Settings that cannot start anything: unknown, out of bounds or contradictory. The message is one line a fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}
