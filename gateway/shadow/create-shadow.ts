import type { GraphQLSchema } from 'graphql';
import type { CompiledPolicy } from '../../policies/engine/model';
import { compareDecisions } from './compare-decisions';
import type { Answered, Shadow, ShadowObserver } from './model';

export interface ShadowOptions {
  /** The full graph. */
  readonly schema: GraphQLSchema;
  readonly draft: CompiledPolicy;
  /** Share of requests that are compared, in percent, 1 to 100. */
  readonly percent: number;
  readonly observer: ShadowObserver;
  /** For measuring how long comparisons take, in milliseconds. */
  nowMs(): number;
  /** Runs something later, at the earliest after so many milliseconds. */
  schedule(run: () => void, delayMs: number): void;
}

/** Requests that wait to be compared. Each holds its operation and decision. */
export const mostWaiting = 256;
/** Comparisons may take a tenth of the time: after each one, nine times as long nothing is compared. */
const restFactor = 9;

/**
 * Decides a draft beside the live policy: after the answer, one request at a time, for at most a tenth of the time, and
 * for no more requests than wait already. Whatever goes wrong is counted and goes no further.
 */
export function createShadow({ schema, draft, percent, observer, nowMs, schedule }: ShadowOptions): Shadow {
  const waiting: Answered[] = [];
  let scheduled = false;
  let due = 0;
  /** Until then nothing is compared, also when what comes next comes only later. */
  let restUntilMs = Number.NEGATIVE_INFINITY;

  const compareNext = (): void => {
    scheduled = false;
    const answered = waiting.shift();
    if (!answered) return;
    const startMs = nowMs();
    try {
      observer.compared(compareDecisions(answered, draft, schema));
    } catch (error) {
      observer.failed(error);
    }
    const endMs = nowMs();
    restUntilMs = endMs + (endMs - startMs) * restFactor;
    if (waiting.length > 0) later(endMs);
  };
  const later = (fromMs: number): void => {
    scheduled = true;
    schedule(compareNext, Math.max(0, restUntilMs - fromMs));
  };

  return {
    watch(answered) {
      due += percent;
      if (due < 100 || answered.decision.policy.open) return;
      due -= 100;
      if (waiting.length >= mostWaiting) observer.skipped();
      else {
        waiting.push(answered);
        if (!scheduled) later(nowMs());
      }
    },
  };
}
