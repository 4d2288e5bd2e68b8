export interface Progress {
  /** Something happened. */
  say(text: string): void;
  /** One of the measurements is done. */
  step(text: string): void;
}

/** Writes a line for each event, with the share that is done and the time that is left by the pace so far. */
export function createProgress(steps: number, write: (line: string) => void, nowMs: () => number): Progress {
  const startedMs = nowMs();
  let done = 0;
  const left = () => {
    const spentMs = nowMs() - startedMs;
    return done === 0 ? '' : `, ${Math.ceil(((spentMs / done) * (steps - done)) / 1_000)} s left`;
  };
  const line = (text: string) =>
    write(`[${String(Math.round((100 * done) / steps)).padStart(3)} %${left()}] ${text}\n`);
  return {
    say: line,
    step(text) {
      done += 1;
      line(text);
    },
  };
}
