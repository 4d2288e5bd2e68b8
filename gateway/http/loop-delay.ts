import { performance } from 'node:perf_hooks';

/** How late this process makes its event loop. */
export interface LoopDelay {
  /** Mean delay since the last call, in milliseconds. */
  sinceLastMs(): number;
  stop(): void;
}

const everyMs = 20;

/**
 * Measures by a timer of its own how late the loop is, and counts of that only what this process worked: where others
 * take the processor away, turning requests away helps nobody, and a backlog shows in the work of a turn all the same.
 * `monitorEventLoopDelay` was tried: after `reset()` it forgets the turn that is under way, and a loop that is looked at
 * ten times a second and blocked for 200 ms at a time looked idle.
 */
export function loopDelay(): LoopDelay {
  let lastMs = performance.now();
  let lastCpu = process.cpuUsage();
  let sumMs = 0;
  let count = 0;
  const timer = setInterval(() => {
    const nowMs = performance.now();
    const { user, system } = process.cpuUsage(lastCpu);
    const lateMs = Math.max(0, nowMs - lastMs - everyMs);
    sumMs += Math.min(lateMs, (user + system) / 1_000);
    count += 1;
    lastMs = nowMs;
    lastCpu = process.cpuUsage();
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
