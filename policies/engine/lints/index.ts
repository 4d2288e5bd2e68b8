import type { Lint } from './lint';

/** Every lint, in no order that counts: faults are sorted by place. */
export const lints: readonly Lint[] = [];
