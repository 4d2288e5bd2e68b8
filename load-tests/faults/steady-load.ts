import { Connection, type Reply } from '../peers/load/connection';

/** One answer, measured from the time at which its request was due. */
export interface Sample {
  /** By `performance.now`. */
  readonly dueMs: number;
  readonly latencyMs: number;
  /** How much later than due the generator sent it, in milliseconds: its own limits, part of the latency. */
  readonly lateMs: number;
  readonly outcome: Outcome;
}

/** `partial`: status 200, with the fault of a department in it. `shed`: turned away with 503. */
export type Outcome = 'whole' | 'partial' | 'shed' | 'failed';

export interface SteadyLoad {
  /** Takes what was answered since the last time. */
  take(): Sample[];
  /** Sends no more, waits for what is under way. */
  stop(): Promise<void>;
}

/** Connections opened at most; what is due beyond waits, and its latency grows. */
const mostConnections = 512;
const patienceMs = 5_000;
const fault = Buffer.from('"code":"DEPARTMENT_');

/**
 * Sends evenly spaced requests by the clock, until it is stopped, whatever becomes of them.
 * @param ready connections that stand already; others are opened as they are needed
 */
export function steadyLoad(
  url: string,
  perSecond: number,
  next: () => Buffer,
  ready: readonly Connection[] = [],
): SteadyLoad {
  const startedMs = performance.now();
  const all: Connection[] = [...ready];
  const idle: Connection[] = [...ready];
  let samples: Sample[] = [];
  let sent = 0;
  let answered = 0;
  let stopping = false;
  const most = Math.max(mostConnections, ready.length);
  const dueAt = (index: number) => startedMs + (index * 1_000) / perSecond;

  const connection = (): Connection | null => {
    const free = idle.pop();
    if (free || all.length >= most) return free ?? null;
    const made = new Connection(new URL(url));
    all.push(made);
    return made;
  };
  const turn = () => {
    while (!stopping && dueAt(sent) <= performance.now()) {
      const free = connection();
      if (!free) break;
      const dueMs = dueAt(sent);
      const lateMs = performance.now() - dueMs;
      sent += 1;
      free.send(next(), (reply) => {
        answered += 1;
        samples.push({ dueMs, lateMs, latencyMs: performance.now() - dueMs, outcome: outcomeOf(reply) });
        idle.push(free);
      });
    }
    if (stopping) return;
    // Late by up to a millisecond, which is measured along, before and during a fault alike. Turning until a request is
    // due would be exact, and take the core from the departments and proxies that stand on it.
    setTimeout(turn, Math.max(1, dueAt(sent) - performance.now()));
  };
  turn();
  return {
    take() {
      const taken = samples;
      samples = [];
      return taken;
    },
    async stop() {
      stopping = true;
      const untilMs = performance.now() + patienceMs;
      while (answered < sent && performance.now() < untilMs) await new Promise((resolve) => setTimeout(resolve, 5));
      for (const one of all) one.close();
    },
  };
}

function outcomeOf(reply: Reply): Outcome {
  if (reply instanceof Error) return 'failed';
  if (reply.status !== 200) return reply.status === 503 ? 'shed' : 'failed';
  return reply.body.includes(fault) ? 'partial' : 'whole';
}
