/** Tells the parent that this process is ready, and ends it when the parent asks for that or is gone. */
export function announce(ready: unknown): void {
  // An orderly end, so that Node writes what `--cpu-prof` gathered.
  process.once('SIGTERM', () => process.exit(0));
  process.once('disconnect', () => process.exit(0));
  process.send?.({ ready });
}
