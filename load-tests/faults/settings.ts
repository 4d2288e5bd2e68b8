/** How the gateway under test is configured, where it matters for what is shown. */
export const settings = {
  deadlineMs: 1_000,
  /** Live queries to one department at a time. */
  bulkhead: 32,
  slowCallMs: 500,
  resetMs: 2_000,
  /** How late answers come in mode `delay`: slow, but within the deadline. */
  delayMs: 700,
} as const;
