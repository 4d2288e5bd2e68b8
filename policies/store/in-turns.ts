import { performance } from 'node:perf_hooks';
import type { Pace } from '../engine/compile-policy-sliced';

/** For processes that answer requests while they compile: what a request may have to wait, then whatever waits. */
export const inTurns: Pace = {
  nowMs: () => performance.now(),
  pause: () => new Promise((resolve) => setImmediate(resolve)),
  sliceMs: 5,
};
