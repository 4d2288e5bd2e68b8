import { EventEmitter } from 'node:events';
import CircuitBreaker from 'opossum';
import type { Clock } from '../../../schema/lib/clock';
import type { BreakerOptions, BreakerState } from './model';
import { Window } from './window';

/** Leave to make one call; has to be given back with what became of it. */
export interface Pass {
  /** Null while closed. */
  readonly round: Round | null;
}

/** One round of probes. */
interface Round {
  readonly startedMs: number;
  live: number;
  succeeded: number;
}

/** `ignored`: it says nothing about the department, for example because the caller went away. */
export type Verdict = 'success' | 'failure' | 'ignored';

const closedPass: Pass = { round: null };
const failed = new Error('a call failed');

/**
 * Stops calling a department that fails or is slow, and finds out when it is well again. opossum keeps the error
 * window and the state; half open is ours, because opossum sends one probe and a single lucky answer closes it, and so
 * is the slow-call rate. docs/adr/0006-resilience.md says which of opossum's other features are off, and why.
 */
export class Breaker {
  readonly #circuit: CircuitBreaker<[boolean], void>;
  readonly #rotation = new EventEmitter();
  readonly #slow: Window;
  #openedMs = 0;
  #round: Round | null = null;

  /** @param onOpen called when it stops letting calls through */
  constructor(
    private readonly options: BreakerOptions,
    private readonly clock: Clock,
    private readonly onOpen: () => void,
    private readonly onClose: () => void = () => undefined,
  ) {
    this.#circuit = new CircuitBreaker(
      async (isFailure: boolean) => {
        if (isFailure) throw failed;
      },
      opossumOptions(options, this.#rotation),
    );
    this.#slow = new Window(clock, () => this.#rotation.emit('rotate'));
    this.#circuit.on('open', () => this.#opened(clock.now()));
  }

  get state(): BreakerState {
    if (this.#circuit.closed) return 'closed';
    return this.#round || this.#mayProbe() ? 'half_open' : 'open';
  }

  /** Leave for one call, or null: then nobody is called. */
  enter(): Pass | null {
    if (this.#circuit.closed) return closedPass;
    if (!this.#round) {
      if (!this.#mayProbe()) return null;
      this.#round = { startedMs: this.clock.now(), live: 0, succeeded: 0 };
    }
    if (this.#round.live + this.#round.succeeded >= this.options.probes) return null;
    this.#round.live += 1;
    return { round: this.#round };
  }

  /** Gives a pass back. Calls that began before the state changed no longer count. */
  record({ round }: Pass, verdict: Verdict, durationMs: number): void {
    if (round !== this.#round) return;
    if (round) this.#probed(round, verdict, durationMs);
    else if (verdict !== 'ignored' && this.#circuit.closed) this.#called(verdict === 'failure', durationMs);
  }

  close(): void {
    this.#circuit.shutdown();
  }

  #called(isFailure: boolean, durationMs: number): void {
    this.#slow.add(durationMs >= this.options.slowCallMs);
    this.#circuit.fire(isFailure).catch(() => undefined);
    const { all, hits } = this.#slow.totals;
    if (all >= this.options.calls && hits * 100 >= all * this.options.slowCallPercent) this.#circuit.open();
  }

  #probed(round: Round, verdict: Verdict, durationMs: number): void {
    round.live -= 1;
    if (verdict === 'ignored') return;
    if (verdict === 'failure' || durationMs >= this.options.slowCallMs) {
      // From the start of the round, not from its end: a probe that hung to its time limit must not delay the next.
      this.#opened(round.startedMs);
      return;
    }
    round.succeeded += 1;
    if (round.succeeded < this.options.probes) return;
    this.#round = null;
    // opossum keeps the failures that opened it in its window, and the next failure would open it again.
    this.#slow.clear();
    this.#circuit.close();
    this.onClose();
  }

  #mayProbe(): boolean {
    const sinceMs = this.clock.now() - this.#openedMs;
    return sinceMs >= this.options.resetMs || sinceMs < 0;
  }

  #opened(atMs: number): void {
    this.#round = null;
    this.#openedMs = atMs;
    this.onOpen();
  }
}

function opossumOptions(options: BreakerOptions, rotation: EventEmitter): CircuitBreaker.Options<[boolean]> {
  return {
    timeout: false,
    cache: false,
    rollingPercentilesEnabled: false,
    enableSnapshots: false,
    rotateBucketController: rotation,
    volumeThreshold: options.calls,
    errorThresholdPercentage: options.errorPercent,
    // Its timer would go half open by the system's clock; the longest delay that a timer has is 24 days.
    resetTimeout: 2_147_483_647,
  };
}
