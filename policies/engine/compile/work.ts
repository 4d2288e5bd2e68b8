/** Something long that may be paused wherever it yields; it returns its result. */
export type Work<Result> = Generator<undefined, Result, undefined>;

/** Does it all at once. */
export function finish<Result>(work: Work<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
