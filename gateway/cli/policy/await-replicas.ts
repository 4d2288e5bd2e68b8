import { performance } from 'node:perf_hooks';
import type { Replica } from '../../../policies/store/postgres/model';

/** Between two looks, in milliseconds. */
const pauseMs = 5;

/** Which processes serve a revision, and which do not. */
export interface Acknowledgement {
  readonly confirmed: readonly Replica[];
  /** Heard of within the maximum age: these may still serve the revision before. */
  readonly missing: readonly Replica[];
  /** Not heard of for longer: these refuse everything. */
  readonly silent: readonly Replica[];
  readonly waitedMs: number;
}

/** Waits until all processes serve a revision, or no longer. */
export async function awaitReplicas(
  replicas: () => Promise<readonly Replica[]>,
  number: number,
  { waitMs, maxAgeMs }: { waitMs: number; maxAgeMs: number },
): Promise<Acknowledgement> {
  const startedMs = performance.now();
  for (;;) {
    const all = await replicas();
    const waitedMs = performance.now() - startedMs;
    const confirmed = all.filter((replica) => replica.number >= number);
    const others = all.filter((replica) => replica.number < number);
    const missing = others.filter(({ silentMs }) => silentMs <= maxAgeMs);
    const silent = others.filter(({ silentMs }) => silentMs > maxAgeMs);
    if (missing.length === 0 || waitedMs >= waitMs) return { confirmed, missing, silent, waitedMs };
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
