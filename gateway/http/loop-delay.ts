import { performance } from 'node:perf_hooks';

/** How late this process's event loop is. */
export interface LoopDelay {
  /** Mean delay since the last call, in milliseconds. */
  sinceLastMs(): number;
  stop(): void;
}

const everyMs = 20;

/**
 * Measures by a timer of its own. `monitorEventLoopDelay` was tried: after `reset()` it forgets the iteration that is
 * under way, and a loop that is looked at ten times a second and blocked for 200 ms at a time looked idle.
 */
export function loopDelay(): LoopDelay {
  let lastMs = performance.now();
  let sumMs = 0;
  let count = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    sumMs += Math.max(0, nowMs - lastMs - everyMs);
    count += 1;
    lastMs = nowMs;
  }, everyMs).unref();
  return {
    sinceLastMs() {
      const meanMs = count === 0 ? 0 : sumMs / count;
      sumMs = 0;
      count = 0;
      return meanMs;
    },
    stop: () => clearInterval(timer),
  };
}
