import type { Clock } from './clock';

/** Only goes forward, whatever becomes of the system's clock: for durations and deadlines. Its zero means nothing. */
export const steadyClock: Clock = { now: () => performance.now() };
