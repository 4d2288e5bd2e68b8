import { BundleFault } from '../../policies/revision/bundle-fault';
import type { Clock } from '../../schema/lib/clock';
import type { PolicyEvents } from './model';

/** The same thing is said again after so long. */
const againMs = 60_000;

/** Tells what happens to the policy, and the same thing not twice a second while it lasts. */
export class Sayings {
  /** Bundles refused so far. */
  refused = 0;
  /** What was last wrong, one line; null when nothing is. */
  last: string | null = null;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly events: PolicyEvents,
    private readonly elapsed: Clock,
  ) {}

  live({ number, id }: { readonly number: number; readonly id: string }): void {
    this.last = null;
    this.events.live?.({ number, id });
  }

  wrong(error: unknown, what: 'store' | 'copy' | 'confirmation'): void {
    const line = error instanceof Error ? error.message || error.name : String(error);
    if (error instanceof BundleFault) this.refused += 1;
    const now = this.elapsed.now();
    if (line === this.last && now - this.#saidAt < againMs) return;
    this.last = line;
    this.#saidAt = now;
    if (error instanceof BundleFault) this.events.refused?.(error);
    else this.events.failed?.(what, error);
  }
}
