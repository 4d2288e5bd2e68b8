import { Connection } from './connection';
import { isGood } from './is-good';
import type { Load } from './load';

export interface ClosedLoopResult {
  /** Answered well. */
  readonly requests: number;
  readonly errors: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
}

/**
 * A fixed number of connections, each of which sends its next request when the last one is answered. Finds what a
 * target can do; says nothing about latency, because a slow target is asked less often.
 */
export function closedLoop(
  url: string,
  { connections, seconds, next, refusals }: Load & { readonly connections: number },
): Promise<ClosedLoopResult> {
  const started = performance.now();
  const until = started + seconds * 1_000;
  let requests = 0;
  let errors = 0;
  const one = (): Promise<void> =>
    new Promise((resolve) => {
      const connection = new Connection(new URL(url));
      const ask = () =>
        connection.send(next(), (reply) => {
          if (isGood(reply, refusals)) requests += 1;
          else errors += 1;
          if (performance.now() < until) {
            // A target that refuses at once would keep this loop from ever yielding.
            if (reply instanceof Error) setTimeout(ask, 10);
            else ask();
            return;
          }
          connection.close();
          resolve();
        });
      ask();
    });
  return Promise.all(Array.from({ length: connections }, one)).then(() => ({
    requests,
    errors,
    seconds: (performance.now() - started) / 1_000,
  }));
}
