/** How long a command may be silent, in milliseconds. */
const silenceMs = 2_000;

/**
 * For work that never waits, so that no timer can tell of it: called with how far the work is, as often as it likes, it
 * writes a line when two seconds have gone by since the last one or since the beginning.
 */
export function slowReport(write: (line: string) => void, nowMs: () => number): (how: string) => void {
  const startMs = nowMs();
  let toldMs = startMs;
  return (how) => {
    const now = nowMs();
    if (now - toldMs < silenceMs) return;
    toldMs = now;
    write(`  … ${how} (${((now - startMs) / 1_000).toFixed(1)} s)`);
  };
}
