/**
 * Calls back when what was just begun has come as far as it can without waiting for others: promises and ticks that are
 * due come before.
 */
export function afterThis(then: () => void): void {
  void Promise.resolve().then(() => process.nextTick(then));
}
