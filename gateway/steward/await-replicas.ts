import { performance } from 'node:perf_hooks';
import type { Replica } from '../../policies/store/postgres/model';

/** Between two looks, in milliseconds: short at first, since most confirm at once. */
const pauseMs = (waitedMs: number) => Math.min(50, 5 + waitedMs / 20);
/** Processes say every five seconds that they are there: who said nothing for longer is named, and not waited for. */
const mutedMs = 15_000;

/** Which processes serve a revision, and which do not. */
export interface Acknowledgement {
  readonly confirmed: readonly Replica[];
  /** Heard of within the maximum age: these may still serve the revision before. */
  readonly missing: readonly Replica[];
  /** Not heard of for longer: these refuse everything. */
  readonly silent: readonly Replica[];
  readonly waitedMs: number;
}

/** Waits until all processes that can be waited for serve a revision, or no longer. */
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
    const waitedFor = missing.some((replica) => replica.silentMs <= mutedMs);
    if (!waitedFor || waitedMs >= waitMs) return { confirmed, missing, silent, waitedMs };
    await new Promise((resolve) => setTimeout(resolve, pauseMs(waitedMs)));
  }
}
