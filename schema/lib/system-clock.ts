import type { Clock } from './clock';

/** The machine's clock. Only composition roots may name it. */
export const systemClock: Clock = { now: () => Date.now() };
