import { Pace } from './pace';

/**
 * A line is no overload before it has stood for a while: what came during a stretch of other work (a policy that was compiled,
 * memory that was collected) is soon worked off. Until it has stood for so long, any number may wait, or so many.
 */
const bursts = [
  { ms: 250, size: Number.POSITIVE_INFINITY },
  { ms: 2_000, size: 32 },
];
/** A line so soon after somebody was turned away is the same overload still. */
const calmMs = 1_000;

export interface LineWatchOptions {
  /** How long a request may have to wait for its turn, in milliseconds of work of this process. */
  readonly patienceMs: number;
  /** Milliseconds that never go back. */
  nowMs(): number;
  /** Milliseconds of processor time that this process has had. */
  workMs(): number;
}

/** How long a line has stood, by the clock and by work, and from that how many more can be worked off in time. */
export class LineWatch {
  readonly #pace = new Pace();
  /** Work done before this turn; known when it began with somebody waiting. */
  #workFromMs: number | null = null;
  #workedMs = 0;
  /** Null where nobody stands in line. */
  #sinceMs: number | null = null;
  #turnedAwayMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly options: LineWatchOptions) {}

  /**
   * The clock of the line: work of this process in turns that began with somebody waiting, and of each no more than one may
   * wait. Memory that is collected or a policy that is read at a stretch makes one turn long, and the line no longer.
   */
  get workedMs(): number {
    return this.#workedMs;
  }

  /** Whether who comes next can be served in time behind so many. With the first who asks, a line begins. */
  hasRoom(ahead: number): boolean {
    const { nowMs, patienceMs } = this.options;
    this.#sinceMs ??= this.#begin();
    const stoodMs = nowMs() - this.#sinceMs;
    const place = ahead + 1;
    return place * this.#pace.eachMs <= patienceMs || bursts.some(({ ms, size }) => place <= size && stoodMs < ms);
  }

  /** A turn is over in which so many were begun, and others still wait. */
  turned(begun: number): void {
    const workMs = this.options.workMs();
    if (this.#workFromMs !== null) {
      const turnMs = Math.min(workMs - this.#workFromMs, this.options.patienceMs);
      this.#workedMs += turnMs;
      this.#pace.turned(begun, turnMs);
    }
    this.#workFromMs = workMs;
  }

  /** Nobody waits any more. */
  ended(): void {
    this.#workFromMs = null;
    this.#sinceMs = null;
  }

  turnedAway(): void {
    this.#turnedAwayMs = this.options.nowMs();
  }

  /** Since when it counts as standing. */
  #begin(): number {
    const nowMs = this.options.nowMs();
    if (nowMs - this.#turnedAwayMs < calmMs) return Number.NEGATIVE_INFINITY;
    this.#pace.forget();
    return nowMs;
  }
}
