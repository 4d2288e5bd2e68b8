import type { CacheFigures } from './cache-probe';

/** What the gateway holds at one time. */
export interface MemoryFigures {
  /** Before anything was collected. */
  readonly rssBytes: number;
  readonly heapUsedBytes: number;
  readonly externalBytes: number;
  /** What stayed when all that nobody holds was collected; null where that was not asked for. */
  readonly heapLiveBytes: number | null;
  readonly caches: readonly CacheFigures[];
}

/** The same, after so many requests. */
export interface Sample extends MemoryFigures {
  readonly requests: number;
}
