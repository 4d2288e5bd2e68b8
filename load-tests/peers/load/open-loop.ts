import { Connection, type Reply } from './connection';
import { isGood } from './is-good';
import type { Load } from './load';

export interface OpenLoopResult {
  /** From the scheduled time to the last byte, of each request answered well, in milliseconds. */
  readonly latenciesMs: readonly number[];
  readonly errors: number;
}

/** Connections opened at most; what is due beyond waits, and its latency grows. */
const mostConnections = 512;
/** How long answers may come after the last request was due, in milliseconds. */
const patienceMs = 30_000;

/**
 * Sends by the clock, whatever the target does, and measures from the time at which a request was due: a target that
 * stalls is charged for everybody who came meanwhile.
 * @param perSecond rate of evenly spaced requests
 */
export function openLoop(
  url: string,
  { perSecond, seconds, next, refusals }: Load & { readonly perSecond: number },
): Promise<OpenLoopResult> {
  const total = Math.max(1, Math.round(perSecond * seconds));
  const latenciesMs: number[] = [];
  let errors = 0;
  let sent = 0;
  const idle: Connection[] = [];
  const all: Connection[] = [];
  const started = performance.now() + 5;
  const dueAt = (index: number) => started + (index * 1_000) / perSecond;
  const lastMs = dueAt(total) + patienceMs;

  const another = (): Connection | null => {
    if (all.length >= mostConnections) return null;
    const connection = new Connection(new URL(url));
    all.push(connection);
    return connection;
  };

  return new Promise((resolve) => {
    const send = () => {
      const connection = idle.pop() ?? another();
      if (!connection) return false;
      const due = dueAt(sent);
      sent += 1;
      connection.send(next(), (reply: Reply) => {
        if (isGood(reply, refusals)) latenciesMs.push(performance.now() - due);
        else errors += 1;
        idle.push(connection);
      });
      return true;
    };
    const turn = () => {
      const now = performance.now();
      while (sent < total && dueAt(sent) <= now && send());
      const finished = sent === total && latenciesMs.length + errors === total;
      if (finished || now > lastMs) {
        const open = total - latenciesMs.length - errors;
        const result = { latenciesMs, errors: errors + open };
        for (const connection of all) connection.close();
        resolve(result);
        return;
      }
      const waitMs = sent < total ? dueAt(sent) - now : 1;
      // Timers are late by up to a millisecond, so the last one before a request is spent turning.
      if (waitMs >= 2 || sent === total) setTimeout(turn, Math.max(1, waitMs - 1));
      else setImmediate(turn);
    };
    turn();
  });
}
