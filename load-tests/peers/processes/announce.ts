/** Tells the parent that this process is ready, and ends the process when the parent is gone. */
export function announce(ready: unknown): void {
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready });
}
